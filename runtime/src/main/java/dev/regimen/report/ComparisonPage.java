package dev.regimen.report;

import dev.regimen.report.saved.RunDifference;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Several runs on one page, for a browser without a network: what they differ in, what they came
 * to, and their curves over each other.
 */
public final class ComparisonPage {
  /** So many curves can be told apart by their colours and dashes. */
  public static final int MOST_RUNS = 8;

  private final List<SavedRun> runs;

  private ComparisonPage(List<SavedRun> runs) {
    this.runs = runs;
  }

  /**
   * The page.
   *
   * @param runs two to {@link #MOST_RUNS}
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static String of(List<SavedRun> runs) {
    if (runs.size() < 2 || runs.size() > MOST_RUNS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s cannot be compared, but 2 to %d can",
              Numbers.counted(runs.size(), "run"),
              MOST_RUNS));
    }
    return new ComparisonPage(runs).page();
  }

  private String page() {
    String title = runs.stream().map(SavedRun::name).collect(Collectors.joining(" and "));
    return PageFrame.of(
        title,
        "",
        Html.section("Figures", figures().toString())
            + Html.section("Differences", differences(runs))
            + Html.section("Curves", curves(runs)));
  }

  private PageTable figures() {
    List<String> metrics = RunDifference.metrics(runs);
    List<String> columns = new ArrayList<>(List.of("run", "state", "epochs", "best epoch"));
    metrics.forEach(metric -> columns.add(words(metric)));
    String tested = runs.stream().allMatch(run -> !run.test().isEmpty()) ? tested(metrics) : "";
    if (!tested.isEmpty()) {
      columns.add("test " + tested.replace('_', ' '));
    }
    columns.add("seconds");
    PageTable table = new PageTable("What the best epoch came to", columns);
    for (SavedRun run : runs) {
      List<PageTable.Cell> cells = new ArrayList<>();
      cells.add(PageTable.Cell.text(run.name()));
      cells.add(PageTable.Cell.text(run.state()));
      cells.add(PageTable.Cell.count(run.epochs().size()));
      cells.add(PageTable.Cell.count(run.bestEpoch()));
      metrics.forEach(metric -> cells.add(PageTable.Cell.number(run.shown().get(metric))));
      if (!tested.isEmpty()) {
        cells.add(PageTable.Cell.number(run.test().get(tested)));
      }
      cells.add(PageTable.Cell.number(run.seconds()));
      table.row(cells);
    }
    return table;
  }

  /** The first of the metrics that all have on their test splits; none if there is none. */
  private String tested(List<String> metrics) {
    return metrics.stream()
        .map(metric -> metric.substring(metric.indexOf('/') + 1))
        .filter(name -> runs.stream().allMatch(run -> run.test().containsKey(name)))
        .findFirst()
        .orElse("");
  }

  /** What is not the same in all of the runs, as a table. */
  static String differences(List<SavedRun> runs) {
    RunDifference difference = RunDifference.of(runs);
    if (difference.rows().isEmpty()) {
      return "<p>Settings, techniques, data and versions are the same.</p>\n";
    }
    List<String> columns = new ArrayList<>(List.of("setting"));
    runs.forEach(run -> columns.add(run.name()));
    PageTable table = new PageTable("Settings and facts that are not the same", columns);
    for (RunDifference.Row row : difference.rows()) {
      List<PageTable.Cell> cells = new ArrayList<>(List.of(PageTable.Cell.text(row.name())));
      row.values().forEach(value -> cells.add(PageTable.Cell.value(value)));
      table.row(cells);
    }
    return table.toString();
  }

  /** The curves of some runs over each other, a chart for every metric that stands out in all. */
  static String curves(List<SavedRun> runs) {
    List<SavedRun> begun = runs.stream().filter(run -> !run.epochs().isEmpty()).toList();
    if (begun.isEmpty()) {
      return "<p>No epoch was completed.</p>\n";
    }
    List<String> metrics = new ArrayList<>(RunDifference.metrics(begun));
    metrics.add("lr");
    StringBuilder charts = new StringBuilder("<div class=\"charts\">\n");
    for (String metric : metrics) {
      List<CurveChart.Curve> curves = new ArrayList<>();
      for (int i = 0; i < begun.size(); i++) {
        SavedRun run = begun.get(i);
        curves.add(new CurveChart.Curve(run.name(), "series-" + i, run.values(metric)));
      }
      charts.append(new CurveChart(words(metric), curves, 0));
    }
    return charts.append("</div>\n").toString();
  }

  static String words(String metric) {
    return metric.equals("lr") ? "learning rate" : metric.replace('_', ' ').replace('/', ' ');
  }
}
