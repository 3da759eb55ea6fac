package dev.regimen.examples.findings;

import dev.regimen.data.Idx;
import dev.regimen.data.TrainTest;
import dev.regimen.train.Label;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/**
 * Three rows of table 2 of Srivastava et al. 2014 with one network, by three regimes of which each
 * says what it does differently.
 */
@Command(
    name = "dropout",
    description = "Trains on MNIST without dropout, with it, and with bounded weights besides.")
final class DroppedDigits extends Finding {
  /** A row of the table, in the order of its errors. */
  enum Row {
    /** The table has it from Simard et al. 2003, of two layers of 800 logistic units. */
    WITHOUT("without dropout", 1.60, PlainDigitsMlpTrainer::new),
    DROPOUT("dropout", 1.25, DroppedDigitsMlpTrainer::new),
    BOUNDED("dropout + max-norm", 1.06, BoundedDigitsMlpTrainer::new);

    private final String words;
    private final double published;
    private final Supplier<Trainer<Label>> trainer;

    Row(String words, double published, Supplier<Trainer<Label>> trainer) {
      this.words = words;
      this.published = published;
      this.trainer = trainer;
    }
  }

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest digits = Idx.load(folder);
    Map<Row, Double> errors = new EnumMap<>(Row.class);
    for (Row row : Row.values()) {
      errors.put(row, 100 * (1 - row.trainer.get().fit(digits).test().accuracy()));
    }

    plot().axes("1: without, 2: dropout, 3: max-norm", "test error in %");
    plot().line("published", errors.keySet().stream().mapToDouble(row -> row.published).toArray());
    plot().line("here", errors.values().stream().mapToDouble(Double::doubleValue).toArray());
    out.printf("test error, %%       published   here%n");
    errors.forEach(
        (row, error) -> out.printf("%-18s %10.2f %6.2f%n", row.words, row.published, error));
    out.printf(
        "Dropout takes %.2f points of the error, a bound for the weights %.2f more.%n",
        errors.get(Row.WITHOUT) - errors.get(Row.DROPOUT),
        errors.get(Row.DROPOUT) - errors.get(Row.BOUNDED));
  }
}
