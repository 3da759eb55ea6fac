package dev.regimen.report;

import dev.regimen.report.saved.ExperimentProgress;
import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.report.saved.SavedTrial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An experiment on one page, for a browser without a network: what came out, its points with mean,
 * deviation and interval, all trials, their curves, and what each parameter does.
 */
public final class ExperimentPage {
  /** So many curves can still be followed by eye. */
  private static final int MOST_READ = 4;

  private final SavedExperiment experiment;
  private final List<String> varied;
  private final List<TrialPoint> points;
  private final String objective;
  private final List<SavedRun> records;

  private ExperimentPage(SavedExperiment experiment) throws IOException {
    this.experiment = experiment;
    records = experiment.records();
    varied = experiment.varied();
    points = TrialPoint.of(experiment);
    objective = ComparisonPage.words(experiment.objective());
  }

  /**
   * The page.
   *
   * @throws IOException if the folder of a trial cannot be read
   */
  public static String of(SavedExperiment experiment) throws IOException {
    ExperimentPage page = new ExperimentPage(experiment);
    return PageFrame.of(experiment.name(), page.head(), page.body());
  }

  private String head() {
    StringBuilder head = new StringBuilder();
    head.append(
        paragraph("verdict", experiment.answer().isEmpty() ? found() : experiment.answer()));
    head.append(paragraph("", progress()));
    experiment.repair().ifPresent(repair -> head.append(paragraph("problem", repair)));
    return head.toString();
  }

  private static String paragraph(String style, String words) {
    String attribute = style.isEmpty() ? "" : " class=\"" + style + "\"";
    return "<p" + attribute + ">" + Html.escape(words) + "</p>\n";
  }

  /** The best point and the next one, in a sentence. */
  private String found() {
    List<TrialPoint> measured =
        points.stream().filter(point -> point.objectives().count() > 0).toList();
    if (measured.isEmpty()) {
      return "No trial has come to its end yet.";
    }
    String best = "Best " + objective + ": " + words(measured.get(0));
    return measured.size() == 1
        ? best + "."
        : best + "; next " + words(measured.get(1)) + "." + difference(measured);
  }

  /** How far the best is from the next one on the same seeds and splits. */
  private static String difference(List<TrialPoint> measured) {
    Sample paired = measured.get(0).minus(measured.get(1));
    if (!Double.isFinite(paired.halfWidth())) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        " They differ by %s \u00b1 %s (95 %% interval) over %d paired seeds%s.",
        PageNumbers.of(Math.abs(paired.mean())),
        PageNumbers.of(paired.halfWidth()),
        paired.count(),
        paired.halfWidth() >= Math.abs(paired.mean()) ? ", which may be chance" : "");
  }

  private String words(TrialPoint point) {
    Sample sample = point.objectives();
    String chosen = point.words(varied);
    return PageNumbers.of(sample.mean())
        + (Double.isFinite(sample.halfWidth())
            ? " \u00b1 " + PageNumbers.of(sample.halfWidth())
            : "")
        + (sample.count() > 1 ? " over " + sample.count() + " repeats" : "")
        + (chosen.isEmpty() ? "" : " with " + chosen);
  }

  private String progress() {
    List<String> parts = new ArrayList<>();
    for (String state : List.of("finished", "stopped", "diverged", "failed")) {
      long count =
          experiment.trials().stream().filter(trial -> trial.state().equals(state)).count();
      if (count > 0) {
        parts.add(count + " " + state);
      }
    }
    return String.format(
        Locale.ROOT,
        "%s: %s; the %s %s is best; search %s; begun %s",
        ExperimentProgress.of(experiment, experiment.open(records)).words(),
        parts.isEmpty() ? "none has ended" : String.join(", ", parts),
        experiment.maximized() ? "largest" : "least",
        objective,
        experiment.search().isEmpty() ? "unknown" : experiment.search(),
        experiment.started());
  }

  private String body() throws IOException {
    StringBuilder body = new StringBuilder();
    if (points.stream().anyMatch(point -> point.trials().size() > 1)) {
      body.append(Html.section("Points", new TrialTables(experiment).points(points).toString()));
    }
    if (experiment.best().isPresent()) {
      TrialEffects effects = new TrialEffects(experiment);
      String drawn = effects.mainEffects();
      if (!drawn.isEmpty()) {
        body.append(
            Html.section(
                "Main effects",
                "<p>The mean of all finished trials that have a value, whatever their others; a"
                    + " bar is its 95 % interval.</p>\n"
                    + drawn));
      }
      if (!effects.pairs().isEmpty()) {
        body.append(Html.section("Pairs of parameters", effects.pairs()));
      }
      if (!varied.isEmpty()) {
        body.append(Html.section("Parallel coordinates", new ParallelChart(experiment).toString()));
      }
      body.append(Html.section("Trial by trial", overTrials()));
    }
    String curves = new TrialCurves(experiment, records).toString();
    if (!curves.isEmpty()) {
      body.append(Html.section("Learning curves", curves + theBest()));
    }
    RungTable rungs = new RungTable(experiment);
    if (!rungs.isEmpty()) {
      body.append(Html.section("Rungs", rungs.toString()));
    }
    if (!experiment.trials().isEmpty()) {
      body.append(Html.section("Trials", new TrialTables(experiment).trials().toString()));
    }
    return body.append(Html.section("Facts", facts().toString())).toString();
  }

  private String overTrials() {
    List<SavedTrial> trials = experiment.trials();
    double[] each = new double[trials.get(trials.size() - 1).number()];
    Arrays.fill(each, Double.NaN);
    trials.stream()
        .filter(SavedTrial::finished)
        .forEach(trial -> each[trial.number() - 1] = trial.objective());
    double[] best = each.clone();
    for (int i = 1; i < best.length; i++) {
      boolean better = experiment.maximized() ? !(best[i - 1] > best[i]) : !(best[i - 1] < best[i]);
      best[i] = Double.isNaN(best[i]) || !better ? best[i - 1] : best[i];
    }
    int number = experiment.best().map(SavedTrial::number).orElse(0);
    return "<div class=\"charts\">\n"
        + new CurveChart(
            objective,
            "trial",
            List.of(
                new CurveChart.Curve("each trial", "series-1", each),
                new CurveChart.Curve("best so far", "series-0", best)),
            number)
        + "</div>\n";
  }

  /** The best trials, whose curves can be told apart, where there are more than those. */
  private String theBest() {
    Map<String, SavedRun> byName =
        records.stream().collect(Collectors.toMap(SavedRun::name, Function.identity()));
    List<SavedRun> runs =
        experiment.trials().stream()
            .filter(SavedTrial::finished)
            .sorted(experiment.better())
            .flatMap(trial -> Stream.ofNullable(byName.get(trial.run())))
            .limit(MOST_READ)
            .toList();
    return runs.size() < 2 ? "" : "<h3>The best trials</h3>\n" + ComparisonPage.curves(runs);
  }

  private PageTable facts() {
    PageTable table = new PageTable("What is the same in all trials", List.of("fact", "value"));
    experiment
        .facts()
        .forEach(
            (name, value) ->
                table.row(List.of(PageTable.Cell.text(name), PageTable.Cell.text(value))));
    return table;
  }
}
