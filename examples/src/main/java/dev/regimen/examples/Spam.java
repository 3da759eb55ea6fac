package dev.regimen.examples;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.TextLines;
import dev.regimen.data.TrainTest;
import dev.regimen.examples.text.SpamFilterTrainer;
import dev.regimen.train.Evaluation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cross-validates the filter on the SMS Spam Collection (Almeida et al. 2011). */
@Command(
    name = "spam",
    description = "Five-fold cross-validation on messages, a label, a tab and a text a line.")
final class Spam implements Callable<Integer> {
  private static final int FOLDS = 5;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "these lines")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", description = "the messages, such as SMSSpamCollection")
  private Path messages = Path.of("SMSSpamCollection");

  @Override
  public Integer call() {
    PrintWriter out = Examples.out(spec);
    Dataset data = TextLines.read(messages).load();
    double[] accuracies = new double[FOLDS];
    double[] correlations = new double[FOLDS];
    int fold = 0;
    for (TrainTest cut : Splits.folds(data, FOLDS, 1)) {
      Evaluation test = test(cut);
      accuracies[fold] = test.accuracy();
      correlations[fold] = test.value(Metric.VALIDATION_MCC);
      out.printf(
          "fold %d: accuracy %.2f %%, MCC %.3f%n",
          fold + 1, 100 * accuracies[fold], correlations[fold]);
      fold++;
    }
    out.printf(
        "mean: accuracy %.2f %%, MCC %.3f%n",
        100 * Folds.mean(accuracies), Folds.mean(correlations));
    return 0;
  }

  /** What a filter that has not seen the test messages makes of them. */
  static Evaluation test(TrainTest cut) {
    // A step on 32 short messages is too short to be shared among workers.
    return new SpamFilterTrainer().workers(1).quiet().fit(cut).test();
  }
}
