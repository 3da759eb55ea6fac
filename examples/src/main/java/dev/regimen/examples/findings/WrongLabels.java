package dev.regimen.examples.findings;

import dev.regimen.data.TrainTest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * Sharpness-aware minimization learns fewer wrong labels by heart than SGD (Foret et al. 2021,
 * section 3.3). A seed fixes initial weights, order and which labels are wrong, so that the runs of
 * a pair differ in nothing else.
 */
@Command(
    name = "wrong-labels",
    description = "Trains on 2,000 clothes with wrong labels among them, by SGD and by SAM.")
final class WrongLabels extends SeededFinding {
  private static final int CLOTHES = 2_000;

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest few = clothes(folder, CLOTHES);
    long[] seeds = seeds();
    double gain = 0;
    int better = 0;
    List<Double> ofSgd = new ArrayList<>();
    List<Double> ofSam = new ArrayList<>();
    for (long seed : seeds) {
      double sgd = accuracy(new WrongLabelsMlpTrainer(), seed, few);
      double sam = accuracy(new WrongLabelsSamMlpTrainer(), seed, few);
      out.printf("seed %d: SGD %.2f %%, SAM %.2f %%%n", seed, sgd, sam);
      ofSgd.add(sgd);
      ofSam.add(sam);
      gain += (sam - sgd) / seeds.length;
      better += sam > sgd ? 1 : 0;
    }
    plot().axes("seed", "test accuracy in %");
    plot().line("SGD", ofSgd);
    plot().line("SAM", ofSam);
    out.printf(
        "SAM is better in %d of %d pairs, by %.2f points in the mean.%n",
        better, seeds.length, gain);
  }
}
