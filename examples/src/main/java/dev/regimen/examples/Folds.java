package dev.regimen.examples;

import dev.regimen.data.Csv;
import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import dev.regimen.train.Label;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cross-validates a network on one of scikit-learn's toy tables. */
@Command(
    name = "folds",
    description = "Five-fold cross-validation on a toy table in scikit-learn's format.")
final class Folds implements Callable<Integer> {
  private static final int FOLDS = 5;

  /** A table and the network for it. */
  enum Toy {
    /** 150 flowers. */
    IRIS(1, IrisMlpTrainer::new),
    /** 178 wines. */
    WINE(1, WineMlpTrainer::new),
    /** 569 tumours. */
    BREAST_CANCER(1, BreastCancerMlpTrainer::new),
    /** 1,797 handwritten digits. */
    DIGITS(0, SmallDigitMlpTrainer::new);

    private final int linesBeforeRows;
    private final Supplier<Trainer<Label>> trainer;

    Toy(int linesBeforeRows, Supplier<Trainer<Label>> trainer) {
      this.linesBeforeRows = linesBeforeRows;
      this.trainer = trainer;
    }

    /** Rows of numbers without a header, the class last. */
    Dataset read(Path table) {
      return Csv.read(table).skipLines(linesBeforeRows).header(false).label(-1).load();
    }
  }

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "these lines")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
  private Toy toy = Toy.IRIS;

  @Parameters(index = "1", description = "the table, such as iris.csv or digits.csv.gz")
  private Path table = Path.of("iris.csv");

  @Override
  public Integer call() {
    PrintWriter out = Examples.out(spec);
    double[] accuracies = accuracies(toy, toy.read(table));
    for (int fold = 0; fold < accuracies.length; fold++) {
      out.printf("fold %d: %.2f %%%n", fold + 1, 100 * accuracies[fold]);
    }
    out.printf("mean: %.2f %%%n", 100 * mean(accuracies));
    return 0;
  }

  /** The test accuracy of each fold, by a network that has not seen it. */
  static double[] accuracies(Toy toy, Dataset rows) {
    return Splits.folds(rows, FOLDS, 1).stream()
        .mapToDouble(fold -> accuracy(toy.trainer.get(), fold))
        .toArray();
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double accuracy(Trainer<Label> trainer, TrainTest fold) {
    // A step on sixteen rows is too short to be shared among workers.
    return trainer.workers(1).quiet().fit(fold).test().accuracy();
  }
}
