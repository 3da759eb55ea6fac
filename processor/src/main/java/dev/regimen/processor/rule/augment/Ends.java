package dev.regimen.processor.rule.augment;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;

/** Pairs of members that are the ends of one range. */
final class Ends {
  private Ends() {}

  /** That no run turns two ends round. */
  static Relation relation(Use<?> use, String low, String high) {
    return Relation.atMost(
        SettingName.of(use, low),
        SettingName.of(use, high),
        "they are the ends of one range of @" + use.annotation().annotationType().getSimpleName());
  }

  /** Refuses a low end above its high end. */
  static void check(
      Use<?> use, String low, double lowest, String high, double highest, Report report) {
    if (lowest > highest) {
      report
          .error(
              "OutOfRange",
              use.site().member(low),
              low + " = " + lowest + " of " + use.text() + " is above " + high + " = " + highest)
          .fix(use.exchanging(low, high));
    }
  }
}
