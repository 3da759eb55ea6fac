package dev.regimen.examples;

import dev.regimen.data.FashionMnist;
import dev.regimen.data.TrainTest;
import dev.regimen.train.Label;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Sharpness-aware minimization learns fewer wrong labels by heart than SGD (Foret et al. 2021,
 * section 3.3). A seed fixes initial weights, order and which labels are wrong, so that the runs of
 * a pair differ in nothing else.
 */
@Command(
    name = "wrong-labels",
    description = "Trains on 2,000 clothes with wrong labels among them, by SGD and by SAM.")
final class WrongLabels extends Experiment {
  private static final int CLOTHES = 2_000;

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "1,2,3,4,5",
      description = "a pair of runs for each; ${DEFAULT-VALUE} unless given")
  private long[] seeds = {};

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest all = FashionMnist.load(folder);
    int[] first = IntStream.range(0, Math.min(CLOTHES, all.train().size())).toArray();
    TrainTest few = new TrainTest(all.train().select(first), all.test());
    double gain = 0;
    int better = 0;
    for (long seed : seeds) {
      double sgd = accuracy(new WrongLabelsMlpTrainer(), seed, few);
      double sam = accuracy(new WrongLabelsSamMlpTrainer(), seed, few);
      out.printf("seed %d: SGD %.2f %%, SAM %.2f %%%n", seed, sgd, sam);
      gain += (sam - sgd) / seeds.length;
      better += sam > sgd ? 1 : 0;
    }
    out.printf(
        "SAM is better in %d of %d pairs, by %.2f points in the mean.%n",
        better, seeds.length, gain);
  }

  private static double accuracy(Trainer<Label> trainer, long seed, TrainTest clothes) {
    return 100 * trainer.set("seed", seed).fit(clothes).test().accuracy();
  }
}
