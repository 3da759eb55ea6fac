package dev.regimen.report;

import dev.regimen.train.ClassScores;
import dev.regimen.train.Evaluation;
import dev.regimen.train.OutputErrors;
import dev.regimen.train.loop.MetricAccumulator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the final weights are worth on a split: numbers, classes, and mistakes. */
final class EvaluationSection {
  private EvaluationSection() {}

  /**
   * The section.
   *
   * @param split its name: test split
   */
  static String of(String split, Evaluation evaluation) {
    StringBuilder content = new StringBuilder();
    content.append(
        String.format(
            Locale.ROOT, "<p>%,d samples.</p>\n<dl class=\"numbers\">\n", evaluation.size()));
    for (Map.Entry<String, Double> value : MetricKeys.of(evaluation).entrySet()) {
      content.append(
          String.format(
              Locale.ROOT,
              "<div><dt>%s</dt><dd>%s</dd></div>\n",
              Html.escape(value.getKey().replace('_', ' ')),
              PageNumbers.of(value.getValue())));
    }
    content.append("</dl>\n");
    if (evaluation.tasks().isEmpty()) {
      content.append(details(split, evaluation));
    } else {
      evaluation
          .tasks()
          .forEach(
              (task, own) ->
                  content
                      .append("<h3>" + Html.escape(task) + "</h3>\n")
                      .append(details(task + " of the " + split, own)));
    }
    return Html.section("Final weights on the " + split, content.toString());
  }

  private static String details(String samples, Evaluation evaluation) {
    if (evaluation.ofClasses()) {
      return classes(samples, evaluation);
    }
    return evaluation.ofNumbers() ? outputs(samples, evaluation).toString() : "";
  }

  private static String classes(String samples, Evaluation evaluation) {
    PageTable table =
        new PageTable(
            "Classes of the " + samples, List.of("class", "precision", "recall", "F1", "samples"));
    for (ClassScores scores : evaluation.perClass()) {
      table.row(
          List.of(
              PageTable.Cell.text(scores.name()),
              PageTable.Cell.number(scores.precision()),
              PageTable.Cell.number(scores.recall()),
              PageTable.Cell.number(scores.f1()),
              PageTable.Cell.count(scores.support())));
    }
    if (evaluation.perClass().size() > MetricAccumulator.MOST_CLASSES_OF_MATRIX) {
      return table.toString();
    }
    ConfusionTable confusion = new ConfusionTable(samples, evaluation.confusion());
    return "<p>" + Html.escape(confusion.worst()) + "</p>\n" + confusion + table;
  }

  private static PageTable outputs(String samples, Evaluation evaluation) {
    PageTable table =
        new PageTable("Outputs of the " + samples, List.of("output", "MAE", "RMSE", "R2", "MAPE"));
    for (OutputErrors errors : evaluation.perOutput()) {
      table.row(
          List.of(
              PageTable.Cell.text(errors.name()),
              PageTable.Cell.number(errors.mae()),
              PageTable.Cell.number(errors.rmse()),
              PageTable.Cell.number(errors.r2()),
              PageTable.Cell.number(errors.mape())));
    }
    return table;
  }
}
