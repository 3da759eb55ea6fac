package dev.regimen.report;

import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRun;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All runs and experiments of a folder on one page, which leads to theirs. */
public final class RunsPage {
  /** The page that compares runs, beside this one; its field names them. */
  public static final String COMPARISON = "compare";

  /** The name of the field. */
  public static final String FIELD = "run";

  /** A page within the folder of a run or an experiment. */
  public static final String REPORT = "report.html";

  private RunsPage() {}

  /**
   * The page.
   *
   * @param title the folder's name
   * @param problems what could not be read, in words
   */
  public static String of(
      String title, List<SavedRun> runs, List<SavedExperiment> experiments, List<String> problems) {
    StringBuilder body = new StringBuilder();
    problems.forEach(
        problem -> body.append("<p class=\"problem\">" + Html.escape(problem) + "</p>\n"));
    if (!experiments.isEmpty()) {
      body.append(Html.section("Experiments", experiments(experiments).toString()));
    }
    body.append(Html.section("Runs", runs.isEmpty() ? "<p>There is none.</p>\n" : form(runs)));
    return PageFrame.of(title, "", body.toString());
  }

  private static PageTable experiments(List<SavedExperiment> experiments) {
    PageTable table =
        new PageTable(
            "Experiments", List.of("experiment", "objective", "best", "trials", "of", "begun"));
    for (SavedExperiment each : experiments) {
      table.row(
          List.of(
              PageTable.Cell.link(each.name(), page(each.name())),
              PageTable.Cell.text(ComparisonPage.words(each.objective())),
              PageTable.Cell.number(each.best().map(trial -> trial.objective()).orElse(Double.NaN)),
              PageTable.Cell.count(each.trials().size()),
              PageTable.Cell.count(each.asked()),
              PageTable.Cell.time(each.started())));
    }
    return table;
  }

  private static String form(List<SavedRun> runs) {
    PageTable table =
        new PageTable(
            "Runs",
            List.of("run", "compare", "state", "epochs", "metric", "best", "time", "begun"));
    for (SavedRun run : runs) {
      String metric = run.metrics().stream().findFirst().orElse("");
      Map<String, Double> shown = run.shown();
      table.row(
          List.of(
              PageTable.Cell.link(run.name(), page(run.name())),
              PageTable.Cell.choice(FIELD, run.name(), "compare " + run.name()),
              PageTable.Cell.text(run.state()),
              PageTable.Cell.count(run.epochs().size()),
              PageTable.Cell.text(ComparisonPage.words(metric)),
              PageTable.Cell.number(shown.getOrDefault(metric, Double.NaN)),
              PageTable.Cell.duration(run.seconds()),
              PageTable.Cell.time(run.started())));
    }
    return String.format(
        Locale.ROOT,
        "<form action=\"%s\" method=\"get\">\n%s"
            + "<p><button class=\"send\">Compare those that are ticked</button></p>\n</form>\n",
        COMPARISON,
        table);
  }

  private static String page(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20") + "/" + REPORT;
  }
}
