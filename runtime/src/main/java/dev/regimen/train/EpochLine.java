package dev.regimen.train;

import dev.regimen.text.Numbers;
import dev.regimen.train.step.Blueprint;
import java.util.Locale;
import java.util.stream.Collectors;

/** The lines that stay on the console: one an epoch, one in the end. */
final class EpochLine {
  private EpochLine() {}

  static String of(Epoch epoch, int epochs) {
    StringBuilder line = new StringBuilder(head(epoch.number(), epochs));
    line.append("  train ").append(measured(epoch.train()));
    epoch.validation().ifPresent(validation -> line.append(" | val ").append(measured(validation)));
    return line.append(epoch.best() ? " *" : "")
        .append(" | lr ")
        .append(Numbers.rate(epoch.learningRate()))
        .append(" | ")
        .append(Numbers.scaled(epoch.samplesPerSecond()))
        .append(" samples/s | ")
        .append(Numbers.duration(epoch.seconds()))
        .toString();
  }

  /** {@code epoch 3/10}, as wide in the first epoch as in the last. */
  static String head(int epoch, int epochs) {
    int width = Integer.toString(epochs).length();
    return String.format(
        Locale.ROOT,
        "epoch %s%d/%d",
        " ".repeat(width - Integer.toString(epoch).length()),
        epoch,
        epochs);
  }

  /** Of several tasks all: {@code loss 0.9123 (digit loss 0.6 acc 0.9, age loss 0.3 rmse 5)}. */
  static String measured(Evaluation evaluation) {
    if (evaluation.tasks().isEmpty()) {
      return one(evaluation);
    }
    return evaluation.tasks().entrySet().stream()
        .map(task -> task.getKey() + " " + one(task.getValue()))
        .collect(
            Collectors.joining(
                ", ", String.format(Locale.ROOT, "loss %.4f (", evaluation.loss()), ")"));
  }

  private static String one(Evaluation evaluation) {
    if (evaluation.ofLabels()) {
      return String.format(
          Locale.ROOT, "loss %.4f micro F1 %.4f", evaluation.loss(), evaluation.labels().microF1());
    }
    return evaluation.ofClasses()
        ? String.format(Locale.ROOT, "loss %.4f acc %.4f", evaluation.loss(), evaluation.accuracy())
        : String.format(Locale.ROOT, "loss %.4f rmse %.5g", evaluation.loss(), evaluation.rmse());
  }

  static String end(Run run, RunResult<?> result) {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%s after %d %s, %s",
            result.stopReason().text(),
            result.history().size(),
            result.history().size() == 1 ? "epoch" : "epochs",
            Numbers.duration(result.seconds())));
    boolean restored =
        run.blueprint().earlyStopping().map(Blueprint.EarlyStopping::restoreBest).orElse(false);
    if (restored && result.bestEpoch() > 0) {
      line.append("; weights of epoch ").append(result.bestEpoch()).append(" restored");
    }
    if (result.validated()) {
      line.append(" | val ").append(measured(result.validation()));
    }
    if (result.tested()) {
      line.append(" | test ").append(measured(result.test()));
    }
    if (result.stopReason() == StopReason.INTERRUPTED) {
      line.append(" | the result is usable: save() keeps it");
    }
    return line.toString();
  }
}
