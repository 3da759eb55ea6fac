package dev.regimen.processor.rule.schedule;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Epochs at which a schedule goes one step further, counted from the end of a prefix. */
final class Milestones {
  private Milestones() {}

  private static void disordered(Use<?> use, int[] milestones, int index, Report report) {
    report
        .error(
            "MilestonesOrder",
            use.site().member("milestones").element(index),
            "milestone " + milestones[index] + " stands behind " + milestones[index - 1])
        .why("milestones ascend: each is the epoch from which on the next step holds")
        .fix(use.fix("milestones", Arrays.stream(milestones).sorted().distinct().toArray()));
  }

  /**
   * Warns of milestones that the run does not come to.
   *
   * @param consequence what follows where so many are reached
   */
  static void check(
      Use<?> use,
      int[] milestones,
      IntFunction<String> consequence,
      NetworkModel network,
      Rules rules,
      Report report) {
    for (int i = 1; i < milestones.length; i++) {
      if (milestones[i] <= milestones[i - 1]) {
        disordered(use, milestones, i, report);
        return;
      }
    }
    RunSize run = RunSize.of(network, rules);
    int[] reached =
        Arrays.stream(milestones).filter(m -> run.warmup() + m < run.epochs()).toArray();
    int beyond =
        IntStream.range(0, milestones.length)
            .filter(i -> run.warmup() + milestones[i] >= run.epochs())
            .findFirst()
            .orElse(-1);
    boolean begins = run.warmup() < run.epochs(); // what never ends its prefix is told there
    if (begins && beyond >= 0) {
      Finding finding =
          report
              .warning(
                  "ScheduleNeverEnds",
                  use.site().member("milestones").element(beyond),
                  use.text()
                      + " reaches "
                      + reached.length
                      + " of "
                      + milestones.length
                      + " milestones within epochs = "
                      + run.epochs())
              .why(
                  milestones[reached.length]
                      + (run.warmup() > 0 ? " epochs behind a prefix of " + run.warmup() : "")
                      + " is not below "
                      + run.epochs()
                      + "; "
                      + consequence.apply(reached.length));
      if (reached.length > 0) {
        finding.fix(use.fix("milestones", reached));
      } else {
        finding.fix("milestones below " + (run.epochs() - run.warmup()));
      }
    }
  }
}
