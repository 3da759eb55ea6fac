package dev.regimen.processor.rule.augment;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;

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
          .fix(exchanged(use, low, lowest, high, highest));
    }
  }

  private static <A extends Annotation> String exchanged(
      Use<A> use, String low, double lowest, String high, double highest) {
    A annotation = Stated.with(Stated.with(use.annotation(), low, highest), high, lowest);
    return new Use<>(annotation, use.layer(), use.site()).source();
  }
}
