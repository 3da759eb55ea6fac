package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.text.Printable;
import dev.regimen.train.loop.RunFinding;
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
 * What is suspicious of a run that can go on nevertheless, and that only its numbers show. All of
 * it is arithmetic with a few numbers; what data shows is in {@link DataWarnings}.
 */
final class RunWarnings {
  /** More than this share of the initial statistics is seen in predictions. */
  private static final double UNCONVERGED = 0.01;

  private RunWarnings() {}

  /**
   * What is odd about a run before its first step.
   *
   * @param given whether a weight is given, by its name
   */
  static List<RunFinding> of(Run run, Predicate<String> given) {
    List<RunFinding> findings = new ArrayList<>();
    flippedDigits(run.blueprint(), run.splits().train()).ifPresent(findings::add);
    batchExceedsData(run).ifPresent(findings::add);
    averageHorizon(run).ifPresent(findings::add);
    runningUnconverged(run).ifPresent(findings::add);
    scheduleOutlivesData(run).ifPresent(findings::add);
    findings.addAll(frozen(run, given));
    return findings;
  }

  private static RunFinding finding(
      String id, Blueprint blueprint, String problem, String why, String fix) {
    return new RunFinding(id, blueprint.network(), problem, why, fix);
  }

  /**
   * What is suspicious of mirror images of what seems to be digits, where the regime does not state
   * what labels depend on; the compiler cannot know the names of the classes.
   */
  static Optional<RunFinding> flippedDigits(Blueprint blueprint, Dataset data) {
    if (blueprint.flips().isEmpty() || data.classes().stream().noneMatch(RunWarnings::isDigit)) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            "LabelSensitiveAugmentation",
            blueprint,
            String.format(
                Locale.ROOT,
                "%s mirrors images, and classes of %s are named %s",
                String.join(", ", blueprint.flips()),
                data.source(),
                Printable.of(data.classes())),
            "if these are digits, their labels depend on it",
            "@LabelSensitive({ImageChange.FLIP}) refuses it, @LabelSensitive({}) allows it"));
  }

  /** A batch of more samples than there are: an epoch is one update of a smaller one. */
  static Optional<RunFinding> batchExceedsData(Run run) {
    int batch = run.settings().whole(Settings.BATCH);
    int samples = run.splits().train().size();
    if (batch <= samples) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            "BatchExceedsData",
            run.blueprint(),
            String.format(
                Locale.ROOT,
                "%s = %d is more than the %d samples to train on",
                Settings.BATCH,
                batch,
                samples),
            "each epoch is a single step, of a smaller batch than the learning rate is for",
            String.format(
                Locale.ROOT,
                "%s = %d",
                Settings.BATCH,
                Math.max(run.blueprint().smallestBatch(), Integer.highestOneBit(samples) / 8))));
  }

  /**
   * An exponential average that looks back more than a fifth of the run remembers its beginning.
   */
  static Optional<RunFinding> averageHorizon(Run run) {
    Blueprint blueprint = run.blueprint();
    double decay = run.settings().numberOr(Settings.EMA_DECAY, 0);
    long steps = run.steps();
    if (!Average.isAny(blueprint) || 5 / (1 - decay) <= steps) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            "AverageHorizon",
            blueprint,
            String.format(
                Locale.ROOT,
                "after the %d updates of the run %.3g %% of the average are still the initial"
                    + " weights: %s = %s",
                steps,
                100 * Math.pow(decay, steps),
                Settings.EMA_DECAY,
                Settings.text(decay)),
            String.format(
                Locale.ROOT,
                "%s = %s looks %.0f updates back",
                Settings.EMA_DECAY,
                Settings.text(decay),
                1 / (1 - decay)),
            String.format(
                Locale.ROOT, "%s = %.3g, or more epochs", Settings.EMA_DECAY, horizon(steps))));
  }

  /** The decay that looks back a fifth of the run. */
  private static double horizon(long steps) {
    return Math.max(0, Math.floor(1000 * (1 - 5.0 / steps)) / 1000);
  }

  /** Running statistics that are still those of the beginning when the run ends. */
  static Optional<RunFinding> runningUnconverged(Run run) {
    Blueprint blueprint = run.blueprint();
    if (blueprint.averagesEpochs()) { // measures them anew
      return Optional.empty();
    }
    long batches = run.batches();
    return blueprint.keeps().stream()
        .filter(keep -> Math.pow(run.settings().number(keep), batches) > UNCONVERGED)
        .findFirst()
        .map(
            keep ->
                finding(
                    "RunningUnconverged",
                    blueprint,
                    String.format(
                        Locale.ROOT,
                        "after the run %.3g %% of the running statistics are still their initial"
                            + " values: %s = %s",
                        100 * Math.pow(run.settings().number(keep), batches),
                        keep,
                        Settings.text(run.settings().number(keep))),
                    String.format(
                        Locale.ROOT,
                        "%s = %s to the power of %d batches",
                        keep,
                        Settings.text(run.settings().number(keep)),
                        batches),
                    String.format(
                        Locale.ROOT,
                        "%s = %s",
                        keep,
                        Settings.text(
                            Math.floor(100 * Math.pow(UNCONVERGED, 1.0 / batches)) / 100))));
  }

  /** A schedule that counts updates, and more of them than the run has, never changes the rate. */
  static Optional<RunFinding> scheduleOutlivesData(Run run) {
    return run.blueprint().schedule().updates().stream()
        .filter(setting -> run.settings().number(setting) >= run.steps())
        .findFirst()
        .map(
            setting ->
                finding(
                    "ScheduleOutlivesData",
                    run.blueprint(),
                    String.format(
                        Locale.ROOT,
                        "the learning rate never changes: %s = %s updates, and the run has %d",
                        setting,
                        Settings.text(run.settings().number(setting)),
                        run.steps()),
                    "a schedule in updates changes nothing that lies behind the last one",
                    String.format(Locale.ROOT, "%s = %d", setting, Math.max(1, run.steps() / 3))));
  }

  /** Layers that thaw behind the run's end, and layers that are frozen as the seed draws them. */
  static List<RunFinding> frozen(Run run, Predicate<String> given) {
    Blueprint blueprint = run.blueprint();
    List<RunFinding> findings = new ArrayList<>();
    for (ScheduleSpec.Thaw thaw : blueprint.schedule().thaws()) {
      if (thaw.epoch() >= run.epochs()) {
        findings.add(
            finding(
                "ScheduleNeverEnds",
                blueprint,
                String.format(
                    Locale.ROOT,
                    "%s is frozen until epoch %d, and the run has %d",
                    String.join(", ", thaw.layers()),
                    thaw.epoch(),
                    run.epochs()),
                "what is to thaw never does",
                String.format(Locale.ROOT, "%s = %d, or more", Settings.EPOCHS, thaw.epoch() + 1)));
      }
      thaw.layers().stream()
          .filter(layer -> isDrawn(layer, blueprint, given))
          .findFirst()
          .ifPresent(layer -> findings.add(frozenAtRandom(layer, thaw.epoch(), blueprint)));
    }
    return findings;
  }

  private static RunFinding frozenAtRandom(String layer, int epoch, Blueprint blueprint) {
    return finding(
        "FrozenAtRandom",
        blueprint,
        String.format(
            Locale.ROOT, "%s is drawn by the seed, and frozen until epoch %d", layer, epoch),
        "what trains before it is trained on random features",
        "from(file) lets a run begin with weights");
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
