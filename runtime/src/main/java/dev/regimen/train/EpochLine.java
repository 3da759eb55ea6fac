package dev.regimen.train;

import java.util.Locale;

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

  static String measured(Evaluation evaluation) {
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
