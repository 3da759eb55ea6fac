package dev.regimen.report;

import dev.regimen.annotation.Metric;
import dev.regimen.train.Epoch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The curves of a run: a chart for every metric, training and validation in one. */
final class RunCharts {
  private final List<Epoch> epochs;
  private final List<Map<String, Double>> values;
  private final List<Metric> shown;
  private final int bestEpoch;

  RunCharts(RunRecord record) {
    epochs = record.epochs();
    values = epochs.stream().map(MetricKeys::of).toList();
    shown = new ShownMetrics(record.run().blueprint()).of(epochs.get(0));
    bestEpoch = record.best().map(Epoch::number).orElse(0);
  }

  @Override
  public String toString() {
    StringBuilder charts = new StringBuilder("<div class=\"charts\">\n");
    for (String metric : metrics()) {
      charts.append(new CurveChart(words(metric), curves(metric), bestEpoch));
    }
    double[] rates = epochs.stream().mapToDouble(Epoch::learningRate).toArray();
    charts.append(
        new CurveChart(
            "learning rate",
            List.of(new CurveChart.Curve("at the end of the epoch", "rate", rates)),
            bestEpoch));
    return charts.append("</div>\n").toString();
  }

  /** Names without the split: the loss, what stands out, and each of several tasks' own. */
  private Set<String> metrics() {
    Set<String> names = new LinkedHashSet<>(List.of(MetricKeys.name(Metric.TRAIN_LOSS)));
    shown.forEach(metric -> names.add(MetricKeys.name(metric)));
    values.get(0).keySet().stream()
        .map(key -> key.substring(key.indexOf('/') + 1))
        .filter(name -> name.contains("/"))
        .forEach(names::add);
    return names;
  }

  private List<CurveChart.Curve> curves(String metric) {
    List<CurveChart.Curve> curves = new ArrayList<>();
    Map<String, String> splits = new LinkedHashMap<>();
    splits.put(MetricKeys.TRAIN, "training");
    splits.put(MetricKeys.VALIDATION, "validation");
    splits.forEach(
        (prefix, name) -> {
          if (values.get(0).containsKey(prefix + metric)) {
            curves.add(new CurveChart.Curve(name, name, series(prefix + metric)));
          }
        });
    return curves;
  }

  private double[] series(String key) {
    return values.stream().mapToDouble(epoch -> epoch.getOrDefault(key, Double.NaN)).toArray();
  }

  static String words(Metric metric) {
    return words(MetricKeys.name(metric));
  }

  private static String words(String metric) {
    return metric.replace('_', ' ').replace("/", ": ");
  }

  /** Every number of every epoch. */
  PageTable table() {
    List<String> columns = new ArrayList<>(List.of("epoch"));
    columns.addAll(values.get(0).keySet());
    columns.addAll(List.of("learning rate", "seconds"));
    PageTable table = new PageTable("Every epoch", columns);
    for (int i = 0; i < epochs.size(); i++) {
      List<PageTable.Cell> cells = new ArrayList<>();
      cells.add(PageTable.Cell.count(epochs.get(i).number()));
      values.get(i).values().forEach(value -> cells.add(PageTable.Cell.number(value)));
      cells.add(PageTable.Cell.number(epochs.get(i).learningRate()));
      cells.add(PageTable.Cell.number(epochs.get(i).seconds()));
      table.row(cells);
    }
    return table;
  }
}
