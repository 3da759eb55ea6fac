package dev.regimen.report;

import java.util.List;
import java.util.Map;

/** How the weights and gradients of each tensor are distributed. */
final class TensorSection {
  /** Charts that are seen at once; the table has all. */
  private static final int MOST_CHARTS = 12;

  private TensorSection() {}

  static String of(TensorRecord record) {
    Map<String, TensorHistogram> weights = record.weights();
    StringBuilder weightCharts = new StringBuilder();
    StringBuilder gradientCharts = new StringBuilder();
    weights.keySet().stream()
        .filter(name -> weights.get(name).values() > 1)
        .limit(MOST_CHARTS)
        .forEach(
            name -> {
              TensorHistogram last = weights.get(name);
              TensorHistogram first = record.first().getOrDefault(name, last);
              TensorHistogram gradient = record.gradients().getOrDefault(name, last);
              weightCharts.append(new HistogramChart(name, last, first));
              gradientCharts.append(new HistogramChart("gradient of " + name, gradient, gradient));
            });
    return Html.section(
        "Weights and gradients",
        "<p>Behind the last epoch; the line is behind the first. Of a tensor at most some thousand"
            + " values, evenly spread, are looked at; gradients are those of the last batch.</p>\n"
            + "<div class=\"charts small\">\n"
            + weightCharts
            + "</div>\n<details><summary>Gradients</summary>\n<div class=\"charts small\">\n"
            + gradientCharts
            + "</div>\n</details>\n<details><summary>All tensors in numbers</summary>\n"
            + table(record)
            + "</details>\n");
  }

  private static PageTable table(TensorRecord record) {
    PageTable table =
        new PageTable(
            "Tensors behind the last epoch",
            List.of("tensor", "least", "mean", "largest", "deviation", "zeros", "gradient's RMS"));
    record
        .weights()
        .forEach(
            (name, weight) -> {
              TensorHistogram gradient = record.gradients().getOrDefault(name, weight);
              table.row(
                  List.of(
                      PageTable.Cell.text(name),
                      PageTable.Cell.number(weight.low()),
                      PageTable.Cell.number(weight.mean()),
                      PageTable.Cell.number(weight.high()),
                      PageTable.Cell.number(weight.deviation()),
                      PageTable.Cell.number((double) weight.zeros() / weight.values()),
                      PageTable.Cell.number(Math.sqrt(gradient.squares() / gradient.values()))));
            });
    return table;
  }
}
