package dev.regimen.examples.findings;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.TrainTest;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;

/**
 * A network learns labels by heart that have nothing to do with the images, so what holds it back
 * from that is no lack of capacity; true ones it learns faster (Zhang et al. 2017, section 2).
 */
@Command(
    name = "random-labels",
    description = "Trains on 2,000 clothes with their labels, and with labels drawn at random.")
final class RandomLabels extends SeededFinding {
  private static final int CLOTHES = 2_000;
  private static final double LEARNED = 0.99;

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest clothes = clothes(folder, CLOTHES);
    plot().axes("epoch", "share of training labels told");
    int faster = 0;
    int learned = 0;
    double epochs = 0;
    double trueEpochs = 0;
    for (long seed : seeds()) {
      TrainTest random = new TrainTest(drawn(clothes.train(), seed), clothes.test());
      RunResult<Label> ofTrue = run(new MemorizingMlpTrainer(), seed, clothes);
      RunResult<Label> ofRandom = run(new MemorizingMlpTrainer(), seed, random);
      plot().line("true " + seed, ofTrue.history().values(Metric.TRAIN_ACCURACY));
      plot().line("random " + seed, ofRandom.history().values(Metric.TRAIN_ACCURACY));
      out.printf(
          "seed %d: true labels in %d epochs, test %.2f %%; random ones in %d epochs, test %.2f %%%n",
          seed,
          epochs(ofTrue),
          100 * ofTrue.test().accuracy(),
          epochs(ofRandom),
          100 * ofRandom.test().accuracy());
      learned += epochs(ofRandom) <= ofRandom.history().size() ? 1 : 0;
      faster += epochs(ofTrue) < epochs(ofRandom) ? 1 : 0;
      epochs += (double) epochs(ofRandom) / seeds().length;
      trueEpochs += (double) epochs(ofTrue) / seeds().length;
    }
    out.printf(
        "Random labels are learned by heart on %d of %d seeds, in %.1f epochs in the mean; true ones"
            + " faster on %d, in %.1f.%n",
        learned, seeds().length, epochs, faster, trueEpochs);
  }

  /** The same images with labels that are drawn for each. */
  private static Dataset drawn(Dataset data, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] images = new float[data.size()][data.features()];
    int[] labels = new int[data.size()];
    for (int i = 0; i < labels.length; i++) {
      data.features(i, images[i], 0);
      labels[i] = random.nextInt(data.classes().size());
    }
    return InMemory.classification(images, labels, data.classes()).withShape(data.shape());
  }

  /** The first epoch in which nearly all training labels are told; one more than all if none is. */
  private static int epochs(RunResult<Label> run) {
    double[] accuracy = run.history().values(Metric.TRAIN_ACCURACY);
    int epoch = 0;
    while (epoch < accuracy.length && accuracy[epoch] < LEARNED) {
      epoch++;
    }
    return epoch + 1;
  }
}
