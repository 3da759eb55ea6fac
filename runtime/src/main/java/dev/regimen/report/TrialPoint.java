package dev.regimen.report;

import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedTrial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A point of an experiment's space, and what its repeats came to.
 *
 * @param values what was chosen, by name
 * @param trials its repeats
 * @param objectives of those that trained to their end
 */
record TrialPoint(Map<String, String> values, List<SavedTrial> trials, Sample objectives) {
  /**
   * The points, the one with the best mean first; behind them those of which a repeat diverged or
   * failed, which is worse than any number; those without any number last.
   */
  static List<TrialPoint> of(SavedExperiment experiment) {
    Map<Map<String, String>, List<SavedTrial>> grouped = new LinkedHashMap<>();
    for (SavedTrial trial : experiment.trials()) {
      grouped.computeIfAbsent(trial.point(), absent -> new ArrayList<>()).add(trial);
    }
    List<TrialPoint> points = new ArrayList<>();
    grouped.forEach(
        (values, trials) -> points.add(new TrialPoint(values, trials, objectives(trials))));
    Comparator<TrialPoint> order =
        Comparator.comparingDouble(
            point -> experiment.maximized() ? -point.objectives.mean() : point.objectives.mean());
    points.sort(
        Comparator.comparing((TrialPoint point) -> point.objectives.count() == 0)
            .thenComparing(point -> point.objectives.count() < point.trials.size())
            .thenComparing(order));
    return points;
  }

  private static Sample objectives(List<SavedTrial> trials) {
    return Sample.of(
        trials.stream().filter(SavedTrial::finished).mapToDouble(SavedTrial::objective).toArray());
  }

  /** The differences of objectives from another point's, of repeats that both have finished. */
  Sample minus(TrialPoint other) {
    Map<Integer, Double> others = new HashMap<>();
    other.trials.stream()
        .filter(SavedTrial::finished)
        .forEach(trial -> others.put(trial.repeat(), trial.objective()));
    return Sample.of(
        trials.stream()
            .filter(trial -> trial.finished() && others.containsKey(trial.repeat()))
            .mapToDouble(trial -> trial.objective() - others.get(trial.repeat()))
            .toArray());
  }

  /** {@code learningRate 0.001, hidden1.dropout 0.2}: of the names that vary. */
  String words(List<String> varied) {
    List<String> words = new ArrayList<>();
    varied.forEach(name -> words.add(name + " " + values.getOrDefault(name, "\u2013")));
    return String.join(", ", words);
  }
}
