package dev.regimen.train.loop;

import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import java.util.Locale;
import java.util.Optional;

/** Numbers that name rows of a table: whether they do. */
final class Ids {
  private Ids() {}

  /** What is wrong with a sample's ids; empty if nothing is, or if the network has no table. */
  static Optional<String> problem(Blueprint blueprint, float... sample) {
    int vocabulary = blueprint.vocabulary();
    for (int i = 0; vocabulary > 0 && i < sample.length; i++) {
      float id = sample[i];
      if (!(id >= 0 && id < vocabulary) || id != Math.rint(id)) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "%s at position %d is no id of %s: expected a whole number from 0 to %d",
                Settings.text(id),
                i,
                blueprint.network(),
                vocabulary - 1));
      }
    }
    return Optional.empty();
  }

  /** What is wrong with what a sample comes with beside its features; empty if nothing is. */
  static Optional<String> conditionProblem(Blueprint blueprint, float... condition) {
    int width = blueprint.conditionWidth();
    if (condition.length != width) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "its condition has %d numbers, but %s expects %d",
              condition.length,
              blueprint.network(),
              width));
    }
    int classes = blueprint.conditionClasses();
    for (float number : condition) {
      boolean whole = number == Math.rint(number) && number >= 0 && number < classes;
      if (!Float.isFinite(number) || classes > 0 && !whole) {
        return Optional.of(
            classes > 0
                ? String.format(
                    Locale.ROOT,
                    "its condition %s is no whole number from 0 to %d",
                    Settings.text(number),
                    classes - 1)
                : "its condition holds " + number);
      }
    }
    return Optional.empty();
  }
}
