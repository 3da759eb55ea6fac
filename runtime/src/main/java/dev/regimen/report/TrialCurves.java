package dev.regimen.report;

import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.report.saved.SavedTrial;
import dev.regimen.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The learning curves of all trials in one chart, the best one's on top, beside their median: a
 * hundred curves show where most lie and which leave them. What diverged is counted, not drawn: it
 * would leave no room for the rest.
 */
final class TrialCurves {
  private static final List<String> LOSSES = List.of("validation/loss", "train/loss");

  private final SavedExperiment experiment;
  private final List<SavedRun> drawn;
  private final Optional<SavedRun> best;
  private final long diverged;

  /** Of an experiment, and of the records that its trials have of their own. */
  TrialCurves(SavedExperiment experiment, List<SavedRun> records) {
    this.experiment = experiment;
    List<SavedRun> begun = records.stream().filter(run -> !run.epochs().isEmpty()).toList();
    drawn = begun.stream().filter(run -> !run.state().equals("diverged")).toList();
    diverged = records.stream().filter(run -> run.state().equals("diverged")).count();
    Map<String, SavedRun> byName =
        drawn.stream().collect(Collectors.toMap(SavedRun::name, Function.identity()));
    best = experiment.best().map(trial -> byName.get(trial.run()));
  }

  /** A chart for the objective and for each loss; nothing where no trial has a record. */
  @Override
  public String toString() {
    if (drawn.isEmpty()) {
      return "";
    }
    Set<String> metrics = new LinkedHashSet<>(List.of(experiment.objective()));
    metrics.addAll(LOSSES);
    metrics.removeIf(
        metric -> drawn.stream().noneMatch(run -> run.epochs().get(0).containsKey(metric)));
    StringBuilder charts = new StringBuilder("<div class=\"charts\">\n");
    metrics.forEach(metric -> charts.append(chart(metric)));
    charts.append("</div>\n");
    return diverged == 0
        ? charts.toString()
        : charts + "<p>" + Numbers.counted(diverged, "trial") + " diverged and left out.</p>\n";
  }

  private CurveChart chart(String metric) {
    List<CurveChart.Curve> read = new ArrayList<>();
    if (drawn.size() > 1) {
      read.add(new CurveChart.Curve("median of the trials", "series-0", median(metric)));
    }
    best.ifPresent(
        run ->
            read.add(new CurveChart.Curve("the best, " + words(run), "first", run.values(metric))));
    List<CurveChart.Curve> others =
        drawn.stream()
            .filter(run -> best.isEmpty() || run != best.get())
            .map(run -> new CurveChart.Curve(words(run), style(run), run.values(metric)))
            .toList();
    return new CurveChart(ComparisonPage.words(metric), "epoch", others, read);
  }

  private String style(SavedRun run) {
    boolean whole =
        experiment.trials().stream()
            .anyMatch(trial -> trial.run().equals(run.name()) && trial.finished());
    return whole ? "whole" : "part";
  }

  private String words(SavedRun run) {
    return experiment.trials().stream()
        .filter(trial -> trial.run().equals(run.name()))
        .findFirst()
        .map(TrialCurves::words)
        .orElse(run.name());
  }

  private static String words(SavedTrial trial) {
    return "trial " + trial.number();
  }

  /** In each epoch of those that reached it. */
  private double[] median(String metric) {
    List<double[]> all = drawn.stream().map(run -> run.values(metric)).toList();
    double[] median = new double[all.stream().mapToInt(values -> values.length).max().orElse(0)];
    for (int i = 0; i < median.length; i++) {
      int epoch = i;
      double[] reached =
          all.stream()
              .filter(values -> values.length > epoch)
              .mapToDouble(values -> values[epoch])
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      int half = reached.length / 2;
      median[i] =
          reached.length == 0
              ? Double.NaN
              : Arrays.stream(reached, reached.length % 2 == 0 ? half - 1 : half, half + 1)
                  .average()
                  .orElseThrow();
    }
    return median;
  }
}
