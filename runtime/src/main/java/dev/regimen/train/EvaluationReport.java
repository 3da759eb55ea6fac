package dev.regimen.train;

import dev.regimen.annotation.Metric;
import dev.regimen.text.Columns;
import dev.regimen.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An evaluation as a table with a row for each class or output, and one for their mean. */
final class EvaluationReport {
  private EvaluationReport() {}

  static String ofClasses(Evaluation evaluation) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("class", "precision", "recall", "f1", "support"));
    long samples = 0;
    for (ClassScores scores : evaluation.perClass()) {
      samples += scores.support();
      rows.add(
          row(scores.name(), scores.precision(), scores.recall(), scores.f1(), scores.support()));
    }
    rows.add(
        row(
            "mean",
            evaluation.macroPrecision(),
            evaluation.macroRecall(),
            evaluation.macroF1(),
            samples));
    return String.join("\n", Columns.of(rows, 1));
  }

  private static List<String> row(
      String name, double precision, double recall, double f1, long support) {
    return List.of(
        Printable.of(name), share(precision), share(recall), share(f1), Long.toString(support));
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  static String ofOutputs(Evaluation evaluation) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("output", "mae", "rmse", "r2", "mape"));
    for (OutputErrors errors : evaluation.perOutput()) {
      rows.add(row(errors.name(), errors.mae(), errors.rmse(), errors.r2(), errors.mape()));
    }
    double relative = evaluation.value(Metric.VALIDATION_MAPE);
    rows.add(row("mean", evaluation.mae(), evaluation.rmse(), evaluation.r2(), relative));
    return String.join("\n", Columns.of(rows, 1));
  }

  private static List<String> row(String name, double mae, double rmse, double r2, double mape) {
    return List.of(Printable.of(name), number(mae), number(rmse), share(r2), number(mape));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.5g", value);
  }
}
