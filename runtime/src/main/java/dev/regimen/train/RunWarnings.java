package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.text.Printable;
import dev.regimen.train.step.Average;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.ScheduleSpec;
import dev.regimen.train.step.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is suspicious of a run that can go on nevertheless, and that only its numbers and data show.
 */
final class RunWarnings {
  private RunWarnings() {}

  /**
   * What is odd about a run before its first step.
   *
   * @param given whether a weight is given, by its name
   */
  static List<String> of(Run run, Predicate<String> given) {
    List<String> warnings = new ArrayList<>();
    flippedDigits(run.blueprint(), run.splits().train()).ifPresent(warnings::add);
    averageHorizon(run).ifPresent(warnings::add);
    scheduleOutlivesData(run).ifPresent(warnings::add);
    warnings.addAll(frozen(run, given));
    return warnings;
  }

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

  /** Layers that thaw behind the run's end, and layers that are frozen as the seed draws them. */
  static List<String> frozen(Run run, Predicate<String> given) {
    Blueprint blueprint = run.blueprint();
    List<String> warnings = new ArrayList<>();
    for (ScheduleSpec.Thaw thaw : blueprint.schedule().thaws()) {
      if (thaw.epoch() >= run.epochs()) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "[Regimen:ScheduleNeverEnds] %s of %s is frozen until epoch %d, and the run has %d",
                String.join(", ", thaw.layers()),
                blueprint.network(),
                thaw.epoch(),
                run.epochs()));
      }
      thaw.layers().stream()
          .filter(layer -> isDrawn(layer, blueprint, given))
          .findFirst()
          .ifPresent(
              layer ->
                  warnings.add(
                      String.format(
                          Locale.ROOT,
                          "[Regimen:FrozenAtRandom] %s of %s is drawn by the seed, and frozen until"
                              + " epoch %d: what trains before it is trained on random features;"
                              + " from(file) lets a run begin with weights",
                          layer,
                          blueprint.network(),
                          thaw.epoch())));
    }
    return warnings;
  }

  /** Whether a layer has a parameter, and nothing gives it. */
  private static boolean isDrawn(String layer, Blueprint blueprint, Predicate<String> given) {
    return blueprint.parameters().stream()
        .map(NamedTensor::name)
        .anyMatch(name -> name.startsWith(layer + ".") && !given.test(name));
  }

  private static boolean isDigit(String name) {
    return name.length() == 1 && Character.isDigit(name.charAt(0));
  }
}
