package dev.regimen.train;

import java.util.Locale;

/** A measurement in one line, as a program prints it. */
final class EvaluationText {
  private EvaluationText() {}

  static String of(Evaluation evaluation) {
    String head = String.format(Locale.ROOT, "loss %.4f, ", evaluation.loss());
    String tail = String.format(Locale.ROOT, " on %d samples", evaluation.size());
    if (!evaluation.ofClasses() && !evaluation.ofNumbers() && !evaluation.ofLabels()) {
      return String.format(
          Locale.ROOT, "loss %.4f on %d samples", evaluation.loss(), evaluation.size());
    }
    if (evaluation.ofLabels()) {
      return head + evaluation.labels() + tail;
    }
    String metrics =
        evaluation.ofClasses()
            ? String.format(
                Locale.ROOT,
                "accuracy %.4f, macro F1 %.4f",
                evaluation.accuracy(),
                evaluation.macroF1())
            : String.format(
                Locale.ROOT,
                "RMSE %.6g, MAE %.6g, R2 %.4f",
                evaluation.rmse(),
                evaluation.mae(),
                evaluation.r2());
    return head + metrics + tail;
  }
}
