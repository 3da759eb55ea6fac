package dev.regimen.report;

import dev.regimen.annotation.Metric;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.text.Numbers;
import dev.regimen.train.Epoch;
import dev.regimen.train.Evaluation;
import dev.regimen.train.Run;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Setting;
import dev.regimen.train.step.Settings;
import java.util.List;
import java.util.Locale;

/** {@code report.html}: a run on one page that needs nothing else, not even a network. */
final class RunPage {
  private final RunRecord record;
  private final Blueprint blueprint;

  private RunPage(RunRecord record) {
    this.record = record;
    this.blueprint = record.run().blueprint();
  }

  static String of(RunRecord record) {
    return new RunPage(record).page();
  }

  private String page() {
    return PageFrame.of(record.name(), head(), body());
  }

  private String head() {
    String state = record.state().word();
    return String.format(
        Locale.ROOT,
        "<p><strong class=\"state %s\">%s</strong> %s</p>\n<p class=\"verdict\">%s</p>\n",
        state,
        state,
        Html.escape(why()),
        Html.escape(verdict()));
  }

  private String why() {
    String done =
        String.format(
            Locale.ROOT, "%d of %d epochs", record.epochs().size(), record.run().epochs());
    return record.reason().equals(record.state().word())
        ? done
        : record.reason() + " after " + done;
  }

  /** What came out, in one sentence. */
  private String verdict() {
    if (record.epochs().isEmpty()) {
      return "No epoch was completed.";
    }
    Epoch last = record.epochs().get(record.epochs().size() - 1);
    Epoch shown = record.best().orElse(last);
    Metric metric = new ShownMetrics(blueprint).of(shown).get(0);
    Evaluation measured = metric.onValidation() ? shown.validation().orElseThrow() : shown.train();
    return String.format(
        Locale.ROOT,
        "Best in epoch %d: %s %s%s.",
        shown.number(),
        (metric.onValidation() ? "validation " : "training ") + RunCharts.words(metric),
        PageNumbers.of(measured.value(metric)),
        tested(metric));
  }

  private String tested(Metric metric) {
    return record
        .result()
        .filter(result -> result.tested() && metric.onValidation())
        .map(result -> "; on the test split " + PageNumbers.of(result.test().value(metric)))
        .orElse("");
  }

  private String body() {
    StringBuilder body = new StringBuilder();
    if (!record.epochs().isEmpty()) {
      RunCharts charts = new RunCharts(record);
      body.append(
          Html.section(
              "Curves",
              charts
                  + "<details><summary>Every epoch in numbers</summary>\n"
                  + charts.table()
                  + "</details>\n"));
    }
    record
        .result()
        .ifPresent(
            result -> {
              if (result.tested()) {
                body.append(EvaluationSection.of("test split", result.test()));
              }
              if (result.validated()) {
                body.append(EvaluationSection.of("validation split", result.validation()));
              }
            });
    record.judgement().map(JudgementSections::of).ifPresent(body::append);
    record
        .sheet()
        .ifPresent(
            sheet ->
                body.append(
                    Html.section(
                        "Samples as training sees them",
                        "<p>The first of each row is the sample itself.</p>\n<img class=\"sheet\""
                            + " alt=\"Rows of samples, each with its augmented versions\" src=\""
                            + sheet.address()
                            + "\">\n")));
    record.texts().map(TextSheetSection::of).ifPresent(body::append);
    if (!record.tensors().weights().isEmpty()) {
      body.append(TensorSection.of(record.tensors()));
    }
    body.append(Html.section("Network", layers().toString()));
    body.append(Html.section("Regime", regime()));
    List<SavedRun> compared = record.compared();
    if (!compared.isEmpty()) {
      body.append(
          Html.section(
              "Differences from " + compared.get(0).name(), ComparisonPage.differences(compared)));
    }
    return body.toString();
  }

  private PageTable layers() {
    PageTable table =
        new PageTable(
            String.format(
                Locale.ROOT,
                "%s: %,d parameters, %s multiply-adds a sample",
                blueprint.network(),
                blueprint.parameterCount(),
                Numbers.scaled(blueprint.multiplyAdds())),
            List.of("field", "layer", "output", "parameters", "multiply-adds"));
    for (Blueprint.Layer layer : blueprint.layers()) {
      table.row(
          List.of(
              PageTable.Cell.text(layer.field()),
              PageTable.Cell.text(layer.description()),
              PageTable.Cell.text(layer.output()),
              PageTable.Cell.count(layer.parameters()),
              PageTable.Cell.count(layer.multiplyAdds())));
    }
    return table;
  }

  private String regime() {
    Run run = record.run();
    PageTable settings = new PageTable("Settings", List.of("setting", "value", "the regime says"));
    for (Setting setting : blueprint.settings().values()) {
      String stated = Settings.text(setting.exact());
      String holds = Settings.text(run.settings().exact(setting.name()));
      settings.row(
          List.of(
              PageTable.Cell.text(setting.name()),
              PageTable.Cell.text(holds),
              PageTable.Cell.text(stated.equals(holds) ? "" : stated)));
    }
    String words =
        blueprint.regime().isEmpty() ? "" : "<p>" + Html.escape(blueprint.regime()) + "</p>\n";
    String data =
        String.format(
            Locale.ROOT,
            "%s: %,d training, %,d validation, %,d test samples; begun %s; %s; Java %s, %s %s",
            run.splits().train().source(),
            run.splits().train().size(),
            run.splits().validation().size(),
            run.splits().test().size(),
            record.started().toString().replaceFirst("\\..*Z", "Z"),
            Numbers.counted(run.workers(), "worker"),
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
    return words + "<p>" + Html.escape(data) + "</p>\n" + settings;
  }
}
