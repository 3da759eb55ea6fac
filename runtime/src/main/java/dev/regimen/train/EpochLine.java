package dev.regimen.train;

import dev.regimen.annotation.Metric;
import dev.regimen.text.Numbers;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Watched;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines that stay on the console: one an epoch, one in the end. They show the loss, the metrics
 * that the regime names, accuracy, micro F1 or RMSE where it names none, and what is watched.
 */
final class EpochLine {
  private final Blueprint blueprint;
  private final List<Metric> train;
  private final List<Metric> evaluated;

  EpochLine(Blueprint blueprint) {
    this.blueprint = blueprint;
    train = shown(false, List.of(Metric.TRAIN_ACCURACY, Metric.TRAIN_RMSE));
    evaluated =
        shown(
            true,
            List.of(
                Metric.VALIDATION_ACCURACY, Metric.VALIDATION_MICRO_F1, Metric.VALIDATION_RMSE));
  }

  private List<Metric> shown(boolean onValidation, List<Metric> standard) {
    List<Metric> named = blueprint.metrics().stream().filter(on(onValidation)).toList();
    Stream<Metric> watched = Watched.in(blueprint).stream();
    return Stream.concat(
            named.isEmpty() ? standard.stream() : named.stream(), watched.filter(on(onValidation)))
        .filter(metric -> metric != Metric.TRAIN_LOSS && metric != Metric.VALIDATION_LOSS)
        .distinct()
        .toList();
  }

  private static Predicate<Metric> on(boolean validation) {
    return metric -> metric.onValidation() == validation;
  }

  String of(Epoch epoch, int epochs) {
    StringBuilder line = new StringBuilder(head(epoch.number(), epochs));
    line.append("  train ").append(measured(epoch.train(), train));
    epoch
        .told()
        .forEach((name, mean) -> line.append(String.format(Locale.ROOT, " %s %.3f", name, mean)));
    epoch
        .validation()
        .ifPresent(validation -> line.append(" | val ").append(measured(validation, evaluated)));
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
  private static String measured(Evaluation evaluation, List<Metric> shown) {
    if (evaluation.tasks().isEmpty()) {
      return one(evaluation, shown);
    }
    return evaluation.tasks().entrySet().stream()
        .map(task -> task.getKey() + " " + one(task.getValue(), shown))
        .collect(
            Collectors.joining(
                ", ", String.format(Locale.ROOT, "loss %.4f (", evaluation.loss()), ")"));
  }

  private static String one(Evaluation evaluation, List<Metric> shown) {
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, "loss %.4f", evaluation.loss()));
    shown.stream()
        .filter(evaluation::suits)
        .forEach(metric -> text.append(text(metric, evaluation.value(metric))));
    return text.toString();
  }

  private static String text(Metric metric, double value) {
    String number =
        switch (metric.unit()) {
          case SHARE, LOSS -> String.format(Locale.ROOT, "%.4f", value);
          case TARGET, RELATIVE -> String.format(Locale.ROOT, "%.5g", value);
        };
    return " " + metric.label() + " " + number;
  }

  String end(RunResult<?> result) {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%s after %d %s, %s",
            result.stopReason().text(),
            result.history().size(),
            result.history().size() == 1 ? "epoch" : "epochs",
            Numbers.duration(result.seconds())));
    boolean stops = blueprint.earlyStopping().isPresent();
    if (stops || result.stopReason() != StopReason.COMPLETED) {
      line.append("; ").append(result.weights());
    }
    if (result.validated()) {
      line.append(" | val ").append(measured(result.validation(), evaluated));
    }
    if (result.tested()) {
      line.append(" | test ").append(measured(result.test(), evaluated));
    }
    if (result.stopReason() == StopReason.INTERRUPTED) {
      line.append(" | the result is usable: save() keeps it");
    }
    if (result.stopReason() != StopReason.COMPLETED) {
      result.resumption().ifPresent(command -> line.append(" | go on by ").append(command));
    }
    return line.toString();
  }
}
