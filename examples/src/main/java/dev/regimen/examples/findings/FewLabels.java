package dev.regimen.examples.findings;

import dev.regimen.data.Idx;
import dev.regimen.data.TrainTest;
import dev.regimen.examples.vision.FewLabelsCnnTrainer;
import dev.regimen.examples.vision.FixMatchCnnTrainer;
import dev.regimen.examples.vision.VirtualAdversarialCnnTrainer;
import dev.regimen.train.Label;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What is learned of MNIST from 100 labels, ten of each digit, alone and with the 59,900 digits
 * that have lost theirs. The seed draws which labels are kept; none is looked at to stop a run or
 * to choose among its epochs.
 */
@Command(
    name = "few-labels",
    description = "Trains on 100 labelled digits of MNIST, without and with the unlabelled ones.")
final class FewLabels extends SeededFinding {
  /** A way of learning; the published error is of the paper's own network, if there is one. */
  enum Row {
    DENSE("dense with dropout", "21.89 (Lee 2013)", FewLabelsMlpTrainer::new),
    PSEUDO("dense, pseudo-labels", "16.15 (Lee 2013)", PseudoLabelsMlpTrainer::new),
    ADVERSARIAL("dense, adversarial", "1.36 (Miyato 2018)", VirtualAdversarialMlpTrainer::new),
    CONV("convolutional", "", FewLabelsCnnTrainer::new),
    BOTH("convolutional, adversarial", "", VirtualAdversarialCnnTrainer::new),
    FIXMATCH("convolutional, FixMatch", "", FixMatchCnnTrainer::new);

    private final String words;
    private final String published;
    private final Supplier<Trainer<Label>> trainer;

    Row(String words, String published, Supplier<Trainer<Label>> trainer) {
      this.words = words;
      this.published = published;
      this.trainer = trainer;
    }
  }

  @Option(
      names = "--rows",
      split = ",",
      defaultValue = "dense,pseudo,adversarial,conv,both,fixmatch",
      description = "which of them; ${DEFAULT-VALUE} unless given")
  private List<Row> rows = new ArrayList<>();

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest digits = Idx.load(folder);
    Map<Row, Double> errors = new EnumMap<>(Row.class);
    plot().axes("seed", "test error in %");
    out.printf("test error, %%              published            mean   each%n");
    for (Row row : rows) {
      List<String> each = new ArrayList<>();
      List<Double> drawn = new ArrayList<>();
      double mean = 0;
      for (long seed : seeds()) {
        double error = 100 - accuracy(row.trainer.get(), seed, digits);
        each.add(String.format(Locale.ROOT, "%.2f", error));
        drawn.add(error);
        mean += error / seeds().length;
      }
      errors.put(row, mean);
      plot().line(row.words, drawn);
      out.printf(
          "%-26s %-18s %6.2f   %s%n", row.words, row.published, mean, String.join(" ", each));
    }
    out.printf("%s%n", sentence(errors));
  }

  private String sentence(Map<Row, Double> errors) {
    double least = errors.values().stream().mapToDouble(error -> error).min().orElse(100);
    return String.format(
        Locale.ROOT,
        "The least error with 10 labels a class is %.2f %% over %d seeds.",
        least,
        seeds().length);
  }
}
