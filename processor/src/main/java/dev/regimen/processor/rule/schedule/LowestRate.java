package dev.regimen.processor.rule.schedule;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.BaseRate;
import dev.regimen.processor.rule.Rules;

/** A schedule that falls to a minimum has one below the rate that it falls from. */
final class LowestRate {
  private LowestRate() {}

  static void check(Use<?> use, double minimum, NetworkModel network, Rules rules, Report report) {
    double rate = BaseRate.of(network, rules);
    if (rate > 0 && minimum >= rate) {
      report
          .warning(
              "ScheduleNeverEnds",
              use.site().member("minimum"),
              use.text() + "(minimum = " + minimum + ") is not below the learning rate " + rate)
          .why("the rate would rise to its minimum")
          .fix(use.fix("minimum", rate / 100));
    }
  }
}
