package dev.regimen.report;

import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedTrial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the values of parameters come to, over all trials that have an objective. */
final class TrialEffects {
  /** More values than these are drawn from a range, and each has hardly more than one trial. */
  private static final int MOST_VALUES = 12;

  private final List<SavedTrial> trials;
  private final List<String> names;
  private final boolean maximized;

  TrialEffects(SavedExperiment experiment) {
    trials = experiment.trials().stream().filter(SavedTrial::finished).toList();
    maximized = experiment.maximized();
    names =
        experiment.varied().stream()
            .filter(name -> values(name).size() > 1 && values(name).size() <= MOST_VALUES)
            .toList();
  }

  private List<String> values(String name) {
    return ParameterScale.sorted(trials.stream().map(trial -> value(trial, name)).toList());
  }

  private static String value(SavedTrial trial, String name) {
    return trial.point().getOrDefault(name, "");
  }

  /** A chart for each parameter that has few values. */
  String mainEffects() {
    StringBuilder charts = new StringBuilder("<div class=\"charts\">\n");
    for (String name : names) {
      Map<String, Sample> found = samples(trial -> value(trial, name));
      Map<String, Sample> ordered = new LinkedHashMap<>();
      values(name).forEach(value -> ordered.put(value, found.get(value)));
      charts.append(new EffectChart(name, ordered));
    }
    return names.isEmpty() ? "" : charts.append("</div>\n").toString();
  }

  /** A table for each pair of parameters that have few values. */
  String pairs() {
    List<String> tables = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int k = i + 1; k < names.size(); k++) {
        String row = names.get(i);
        String column = names.get(k);
        Map<List<String>, Sample> cells =
            samples(trial -> List.of(value(trial, row), value(trial, column)));
        tables.add(new HeatTable(row, column, cells, maximized).toString());
      }
    }
    return String.join("", tables);
  }

  private <K> Map<K, Sample> samples(Function<SavedTrial, K> key) {
    return trials.stream()
        .collect(
            Collectors.groupingBy(
                key,
                LinkedHashMap::new,
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    group ->
                        Sample.of(group.stream().mapToDouble(SavedTrial::objective).toArray()))));
  }
}
