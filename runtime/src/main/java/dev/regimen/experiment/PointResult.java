package dev.regimen.experiment;

import java.util.List;

/**
 * What the runs of a point came to.
 *
 * @param point the point
 * @param trials its runs, by their repeats
 * @param objective of those that came to a number
 */
public record PointResult(Point point, List<TrialResult> trials, RepeatStatistics objective) {
  /** Of its runs. */
  static PointResult of(List<TrialResult> trials) {
    List<Double> values =
        trials.stream().map(TrialResult::objective).filter(Double::isFinite).toList();
    return new PointResult(
        trials.get(0).trial().point(), List.copyOf(trials), RepeatStatistics.of(values));
  }

  /** Whether all its runs came to a number. */
  boolean whole() {
    return objective.count() == trials.size();
  }

  /** How its runs ended: the worst of them. */
  public TrialState state() {
    return trials.stream().map(TrialResult::state).max(Enum::compareTo).orElseThrow();
  }

  /** Epochs that its runs had, the fewest. */
  public int epochs() {
    return trials.stream().mapToInt(TrialResult::epochs).min().orElseThrow();
  }

  /** The objective of the run with a seed; NaN where it has none. */
  double value(long seed) {
    return trials.stream()
        .filter(each -> each.trial().seed() == seed)
        .mapToDouble(TrialResult::objective)
        .findFirst()
        .orElse(Double.NaN);
  }
}
