package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.text.Printable;
import dev.regimen.train.step.Average;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import java.util.Locale;
import java.util.Optional;

/**
 * What is suspicious of a run that can go on nevertheless, and that only its numbers and data show.
 */
final class RunWarnings {
  private RunWarnings() {}

  /**
   * What is suspicious of mirror images of what seems to be digits, where the regime does not state
   * what labels depend on; the compiler cannot know the names of the classes.
   */
  static Optional<String> flippedDigits(Blueprint blueprint, Dataset data) {
    if (blueprint.flips().isEmpty() || data.classes().stream().noneMatch(RunWarnings::isDigit)) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
                Locale.ROOT,
                "[Regimen:LabelSensitiveAugmentation] %s mirrors images, and classes of %s are named %s:",
                String.join(", ", blueprint.flips()),
                data.source(),
                Printable.of(data.classes()))
            + " if these are digits, their labels depend on it."
            + String.format(
                Locale.ROOT,
                " @LabelSensitive({ImageChange.FLIP}) on %s refuses it,"
                    + " @LabelSensitive({}) allows it",
                blueprint.network()));
  }

  /**
   * An exponential average that looks back more than a fifth of the run remembers its beginning.
   */
  static Optional<String> averageHorizon(Run run) {
    Blueprint blueprint = run.blueprint();
    double decay = run.settings().numberOr(Settings.EMA_DECAY, 0);
    long steps = run.steps();
    if (!Average.isAny(blueprint) || 5 / (1 - decay) <= steps) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "[Regimen:AverageHorizon] after the %d updates of the run %.3g %% of the average are"
                + " still the initial weights of %s: %s = %s looks %.0f updates back",
            steps,
            100 * Math.pow(decay, steps),
            blueprint.network(),
            Settings.EMA_DECAY,
            Settings.text(decay),
            1 / (1 - decay)));
  }

  /** A schedule that counts updates, and more of them than the run has, never changes the rate. */
  static Optional<String> scheduleOutlivesData(Run run) {
    return run.blueprint().schedule().updates().stream()
        .filter(setting -> run.settings().number(setting) >= run.steps())
        .findFirst()
        .map(
            setting ->
                String.format(
                    Locale.ROOT,
                    "[Regimen:ScheduleOutlivesData] the learning rate of %s never changes: %s = %s"
                        + " updates, and the run has %d",
                    run.blueprint().network(),
                    setting,
                    Settings.text(run.settings().number(setting)),
                    run.steps()));
  }

  private static boolean isDigit(String name) {
    return name.length() == 1 && Character.isDigit(name.charAt(0));
  }
}
