package dev.regimen.report.saved;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What several runs differ in: settings, techniques, data, versions.
 *
 * @param rows a row for each of these, with a text for each run; empty where a run has none
 */
public record RunDifference(List<Row> rows) {
  /**
   * A setting or a fact that is not the same in all.
   *
   * @param name {@code hidden1.dropout}, {@code data.train}
   * @param values one for each run, in their order
   */
  public record Row(String name, List<String> values) {}

  /** Of any number of runs. */
  public static RunDifference of(List<SavedRun> runs) {
    List<Map<String, String>> all = runs.stream().map(RunDifference::words).toList();
    Set<String> names = new LinkedHashSet<>();
    all.forEach(words -> names.addAll(words.keySet()));
    List<Row> rows = new ArrayList<>();
    for (String name : names) {
      List<String> values = all.stream().map(words -> words.getOrDefault(name, "")).toList();
      if (values.stream().distinct().count() > 1) {
        rows.add(new Row(name, values));
      }
    }
    return new RunDifference(rows);
  }

  private static Map<String, String> words(SavedRun run) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("network", run.network());
    words.put("regime", run.regime());
    words.putAll(run.settings());
    words.putAll(run.facts());
    return words;
  }

  /** The metrics that stand out in all of the runs, the first one's order. */
  public static List<String> metrics(List<SavedRun> runs) {
    return runs.get(0).metrics().stream()
        .filter(metric -> runs.stream().allMatch(run -> run.shown().containsKey(metric)))
        .toList();
  }
}
