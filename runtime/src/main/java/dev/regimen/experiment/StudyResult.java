package dev.regimen.experiment;

import dev.regimen.annotation.Metric;
import dev.regimen.text.Columns;
import dev.regimen.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an experiment came to. */
public final class StudyResult {
  private final Design design;
  private final List<PointResult> points;
  private final boolean complete;
  private final @Nullable Path folder;

  /**
   * Of trials.
   *
   * @param points what was looked at, in the order of the space
   */
  StudyResult(Design design, List<PointResult> points, boolean complete, @Nullable Path folder) {
    this.design = design;
    this.points = points.stream().sorted(order(design.objective())).toList();
    this.complete = complete;
    this.folder = folder;
  }

  /** Those that ran to their end first, then those that were given up latest, the best first. */
  private static Comparator<PointResult> order(Metric objective) {
    int sign = objective.lowerIsBetter() ? 1 : -1;
    return Comparator.comparing((PointResult each) -> !each.whole())
        .thenComparing(PointResult::state)
        .thenComparing(each -> each.state() == TrialState.STOPPED ? -each.epochs() : 0)
        .thenComparingDouble(each -> each.whole() ? sign * each.objective().mean() : 0)
        .thenComparingInt(each -> each.point().number());
  }

  /** Every point that was looked at, the best first. */
  public List<PointResult> points() {
    return points;
  }

  /**
   * The best point.
   *
   * @throws IllegalStateException if no trial came to a number
   */
  public PointResult best() {
    return points.stream()
        .filter(PointResult::whole)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no trial of " + design.name() + " came to a number: " + problems()));
  }

  private String problems() {
    return points.stream()
        .flatMap(point -> point.trials().stream())
        .map(
            trial ->
                trial.state().name().toLowerCase(Locale.ROOT)
                    + ", "
                    + Printable.of(trial.problem()))
        .findFirst()
        .orElse("none has ended");
  }

  /** The metric that points are compared by. */
  public Metric objective() {
    return design.objective();
  }

  /** Whether all trials have ended; false where the experiment was interrupted. */
  public boolean complete() {
    return complete;
  }

  /** Where it was recorded; empty where it was not. */
  public Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  /**
   * Two points compared over the seeds that both ran with, which are all where nothing was
   * interrupted.
   *
   * @throws IllegalArgumentException if a run of either came to no number
   */
  public PairedComparison compare(PointResult first, PointResult second) {
    if (!first.whole() || !second.whole()) {
      throw new IllegalArgumentException(
          "runs of " + (first.whole() ? second : first).point() + " came to no number");
    }
    List<Long> seeds =
        first.trials().stream()
            .map(each -> each.trial().seed())
            .filter(seed -> !Double.isNaN(second.value(seed)))
            .toList();
    return PairedComparison.of(
        seeds.stream().map(first::value).toList(), seeds.stream().map(second::value).toList());
  }

  /** The answer in words. */
  public String answer() {
    return new Answer(this, design).text();
  }

  /** All points as lines: the objective's mean and deviation, epochs, how they ended. */
  public String table() {
    boolean repeated = design.repeats() > 1;
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("point", ObjectiveNames.words(design)));
    if (repeated) {
      head.addAll(List.of("deviation", "95 % interval"));
    }
    head.addAll(List.of("epochs", "ended"));
    rows.add(head);
    for (PointResult each : points) {
      RepeatStatistics value = each.objective();
      List<String> row = new ArrayList<>(List.of(each.point().toString(), shown(value.mean())));
      if (repeated) {
        row.add(shown(value.deviation()));
        row.add(shown(value.low()) + " to " + shown(value.high()));
      }
      row.add(Integer.toString(each.epochs()));
      row.add(each.state().name().toLowerCase(Locale.ROOT));
      rows.add(row);
    }
    return String.join("\n", Columns.of(rows, 1));
  }

  private String shown(double value) {
    return Double.isFinite(value) ? Answer.value(value, objective()) : "-";
  }
}
