package dev.regimen.processor.rule.augment;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Use;

/** Pairs of members that are the ends of one range. */
final class Ends {
  private Ends() {}

  /** Refuses a low end above its high end. */
  static void check(
      Use<?> use, String low, double lowest, String high, double highest, Report report) {
    if (lowest > highest) {
      report
          .error(
              "OutOfRange",
              use.site().member(low),
              low + " = " + lowest + " of " + use.text() + " is above " + high + " = " + highest)
          .fix("exchange the two");
    }
  }
}
