package dev.regimen.examples.findings;

import dev.regimen.data.TrainTest;
import dev.regimen.train.Label;
import dev.regimen.train.NonFiniteLossException;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/**
 * Batch norm allows rates at which a network without it does not learn (Ioffe and Szegedy 2015),
 * but needs batches: of two samples it normalizes by next to nothing, where group norm, which looks
 * at one sample, does not notice (Wu and He 2018).
 */
@Command(
    name = "norms",
    description = "Batch norm against none at high rates, and against group norm in batches of 2.")
final class Norms extends SeededFinding {
  private static final int CLOTHES = 2_000;
  private static final double[] RATES = {0.01, 0.1, 1, 3};
  private static final double RATE_OF_PAIRS = 0.01;

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest clothes = clothes(folder, CLOTHES);
    int stands = 0;
    double[][] means = new double[2][RATES.length];
    out.printf("rate              none     batch norm%n");
    for (int i = 0; i < RATES.length; i++) {
      double rate = RATES[i];
      double[] without = accuracies(NormMlps_WithoutTrainer::new, rate, 64, clothes);
      double[] with = accuracies(NormMlps_OfBatchesTrainer::new, rate, 64, clothes);
      means[0][i] = mean(without);
      means[1][i] = mean(with);
      stands = wins(with, without);
      out.printf("%-12s %7.2f %%      %7.2f %%%n", rate, means[0][i], means[1][i]);
    }
    plot().axes("learning rate", "test accuracy in %");
    plot().line("none", RATES, means[0]);
    plot().line("batch norm", RATES, means[1]);
    double[] pairs = accuracies(NormMlps_OfBatchesTrainer::new, RATE_OF_PAIRS, 2, clothes);
    double[] groups = accuracies(NormMlps_OfGroupsTrainer::new, RATE_OF_PAIRS, 2, clothes);
    out.printf("batch of 2   batch norm %.2f %%, group norm %.2f %%%n", mean(pairs), mean(groups));
    out.printf(
        "At a rate of %s batch norm beats none on %d of %d seeds; in batches of 2 group norm beats"
            + " batch norm on %d, by %.2f points.%n",
        RATES[RATES.length - 1],
        stands,
        seeds().length,
        wins(groups, pairs),
        mean(groups) - mean(pairs));
  }

  /** For each seed the test accuracy; that of a guess where the run diverges. */
  private double[] accuracies(
      Supplier<Trainer<Label>> trainer, double rate, int batch, TrainTest clothes) {
    double[] all = new double[seeds().length];
    for (int i = 0; i < all.length; i++) {
      Trainer<Label> own = trainer.get().set("learningRate", rate).set("batch", batch);
      try {
        all[i] = accuracy(own, seeds()[i], clothes);
      } catch (NonFiniteLossException e) {
        all[i] = 100.0 / clothes.train().classes().size();
      }
    }
    return all;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static int wins(double[] values, double[] others) {
    int wins = 0;
    for (int i = 0; i < values.length; i++) {
      wins += values[i] > others[i] ? 1 : 0;
    }
    return wins;
  }
}
