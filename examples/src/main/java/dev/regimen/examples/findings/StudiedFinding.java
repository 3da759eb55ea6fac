package dev.regimen.examples.findings;

import dev.regimen.data.Dataset;
import dev.regimen.experiment.PointResult;
import dev.regimen.experiment.RepeatStatistics;
import dev.regimen.experiment.Study;
import dev.regimen.experiment.StudyResult;
import dev.regimen.experiment.TrialState;
import dev.regimen.train.SettingException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A finding that is a declared experiment: points and seeds are those of its class. */
abstract class StudiedFinding extends Finding {
  @Option(
      names = "--runs",
      description = "where it is recorded, with a report; goes on after a kill; else nowhere")
  private @Nullable Path runs;

  @Option(names = "--repeats", description = "runs of each point, by a seed each; else as declared")
  private @Nullable Integer repeats;

  /** Runs every trial, and measures on what each sets aside for validation. */
  final StudyResult run(Study study, Dataset data) {
    if (repeats != null) {
      if (repeats < 2) {
        throw new SettingException("--repeats must be at least 2, but is " + repeats);
      }
      study.repeats(repeats);
    }
    StudyResult result = (runs == null ? study.unrecorded() : study.runs(runs)).run(data);
    result.points().stream()
        .flatMap(point -> point.trials().stream())
        .filter(trial -> trial.state() == TrialState.FAILED)
        .findFirst()
        .ifPresent(
            trial -> {
              throw new SettingException(trial.trial().point() + " failed: " + trial.problem());
            });
    return result;
  }

  /** What a parameter's values are, in the order of the space. */
  static List<Number> values(StudyResult result, String parameter) {
    return inOrder(result).stream()
        .map(point -> point.point().parameters().get(parameter))
        .distinct()
        .toList();
  }

  /** What a network or regime came to. */
  static PointResult point(StudyResult result, Class<?> regime) {
    return inOrder(result).stream()
        .filter(each -> simpleName(each).equals(regime.getSimpleName()))
        .findFirst()
        .orElseThrow();
  }

  /** The points in the order of the space. */
  static List<PointResult> inOrder(StudyResult result) {
    return result.points().stream()
        .sorted(Comparator.comparingInt(each -> each.point().number()))
        .toList();
  }

  /** What the network or regime is called within the class that it stands in. */
  static String simpleName(PointResult point) {
    String variant = point.point().variant();
    return variant.substring(variant.lastIndexOf('.') + 1);
  }

  /** A difference of shares in points, with its 95 % interval over paired seeds. */
  static String points(StudyResult result, PointResult with, PointResult without) {
    RepeatStatistics change = result.compare(with, without).difference();
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f to %.2f)",
        100 * change.mean(),
        100 * change.low(),
        100 * change.high());
  }
}
