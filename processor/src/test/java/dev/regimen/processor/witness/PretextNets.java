package dev.regimen.processor.witness;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.KnownLabels;
import dev.regimen.data.Splits;
import dev.regimen.train.Trainer;
import java.util.Random;
import java.util.stream.IntStream;

/** A network, its regimes without labels, and images whose brightness falls to one side. */
final class PretextNets {
  static final int SIDE = 4;
  static final int HIDDEN = 5;

  static final Net SORTED =
      Net.of(
          "Sorted",
          Zoo.classes(
              "{4, 4, 1}",
              3,
              "@Sgd(learningRate = 0.1, momentum = 0.9) @LabelSmoothing(0.1) @Standardize"
                  + " @Split(validation = 0.2) @LabelsKept(perClass = 20)"),
          "@Dense(5) @Tanh",
          "@Dense(3)");
  static final Net TURNED = of("Turned", "@RotationPrediction");
  static final Net UNDONE = of("Undone", "@Denoising @InputNoise(0.5)");
  static final Net PROBED = of("Probed", "@LinearProbe");

  static final Net PAIRED =
      of(
          "Paired",
          "@Contrastive(temperature = 0.4, hidden = 6, width = 3) @InputNoise(0.3)"
              + " @Split(validation = 0) @SuppressWarnings(\"Regimen:FewNegatives\")");

  private static final Net[] ALL = {SORTED, TURNED, UNDONE, PROBED, PAIRED};

  private PretextNets() {}

  private static Net of(String name, String regime) {
    return Net.of(name, "@Regime(Sorted.class) " + regime);
  }

  private static final class Lazily {
    static final Compiled COMPILED = Compiled.inDouble(ALL);
  }

  static Trainer<?> trainer(Net net) {
    return Lazily.COMPILED.trainer(net);
  }

  /** The class says which way it falls, and how steeply. */
  static Dataset images(int size, long seed) {
    Random random = new Random(seed);
    float[][] pixels = new float[size][SIDE * SIDE];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i % 3;
      for (int k = 0; k < pixels[i].length; k++) {
        double slope = k / SIDE + 0.5 * (labels[i] - 1) * (k % SIDE);
        pixels[i][k] = (float) (slope + 0.3 * random.nextGaussian());
      }
    }
    return InMemory.classification(pixels, labels).withShape(SIDE, SIDE, 1);
  }

  /** The same, of which nobody knows a class. */
  static Dataset unlabelled(Dataset images) {
    int[] others = IntStream.range(images.size(), 2 * images.size()).toArray();
    return KnownLabels.beside(images, images).select(others);
  }

  static Splits all(Dataset images) {
    return Splits.trainOnly(images);
  }
}
