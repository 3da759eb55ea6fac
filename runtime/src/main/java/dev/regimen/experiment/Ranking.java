package dev.regimen.experiment;

import dev.regimen.annotation.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The order of points by what their trials came to. */
final class Ranking {
  private Ranking() {}

  /**
   * Points whose trials all came to a number, the best mean first; of equal ones the earlier point.
   *
   * @param results of each point, one for each repeat
   */
  static List<Point> of(Map<Point, List<TrialResult>> results, Metric objective) {
    Comparator<Point> byMean =
        Comparator.comparingDouble(point -> signed(mean(results.get(point)), objective));
    return results.keySet().stream()
        .filter(point -> Double.isFinite(mean(results.get(point))))
        .sorted(byMean.thenComparing(Point::number))
        .toList();
  }

  /** NaN where a trial has no number. */
  static double mean(List<TrialResult> results) {
    return results.stream().mapToDouble(TrialResult::objective).average().orElse(Double.NaN);
  }

  /** Lower is better. */
  private static double signed(double value, Metric objective) {
    return objective.lowerIsBetter() ? value : -value;
  }
}
