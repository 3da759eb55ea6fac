package dev.regimen.processor.witness;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks that are sound with data that they can learn, and two that are broken on purpose. */
final class CheckupNets {
  static final int WIDTH = 20;
  private static final int SAMPLES = 400;
  private static final int SIDE = 6;
  private static final String RUN = "@Train(epochs = 20, batch = 32) @Seed(3) ";

  /** Convolutions take their time. */
  private static final String SHORT = RUN.replace("epochs = 20", "epochs = 3");

  private static final String CLASSES =
      Zoo.QUIET + "@Network(input = 20, classes = 4) @Standardize " + RUN;

  static final Net DENSE =
      Net.of(
          "Layers",
          CLASSES + "@Sgd(learningRate = 0.05)",
          "@Dense(32) @Relu",
          "@Dense(32) @Relu",
          "@Dense(4)");

  static final Net SIGMOID =
      Net.of(
          "Sigmoids",
          CLASSES + "@Adam(learningRate = 0.01)",
          "@Dense(24) @Sigmoid",
          "@Dense(16) @Sigmoid",
          "@Dense(4)");

  static final Net WITHOUT_RELU =
      Net.of(
          "WithoutRelu",
          CLASSES + "@Sgd(learningRate = 0.05)",
          "@Dense(32)",
          "@Dense(32) @Relu",
          "@Dense(4)");

  /** Takes features as they are. */
  static final Net RAW =
      Net.of(
          "Raw",
          (CLASSES + "@Sgd(learningRate = 0.05)").replace("@Standardize ", ""),
          "@Dense(32) @Relu",
          "@Dense(4)");

  static final Net REGULARIZED =
      Net.of(
          "Noises",
          CLASSES
              + "@AdamW(learningRate = 3e-3) @Cosine @Warmup(epochs = 2) @WeightDecay(1e-2)"
              + " @LabelSmoothing(0.1) @InputNoise(0.1)",
          "@Dense(48) @KaimingInit @BatchNorm @Relu @Dropout(0.3)",
          "@Dense(32) @KaimingInit @BatchNorm @Relu @Dropout(0.3)",
          "@Dense(4) @XavierInit");

  private static final Net TANH =
      Net.of(
          "Tanhs",
          CLASSES + "@Sgd(learningRate = 0.05, momentum = 0.9) @ClipNorm(5) @L2(1e-4)",
          "@Dense(24) @XavierInit @Tanh",
          "@Dense(24) @XavierInit @Tanh",
          "@Dense(4)");

  private static final Net GELU =
      Net.of(
          "Gelus",
          CLASSES + "@Adam(learningRate = 3e-3)",
          "@Dense(32) @LayerNorm @Gelu",
          "@Dense(32) @LayerNorm @Gelu",
          "@Dense(4) @ZeroInit");

  private static final Net BINARY =
      Net.of(
          "Binary",
          Zoo.QUIET
              + "@Network(input = 20, classes = 2) @Standardize @Adam(learningRate = 3e-3) "
              + RUN,
          "@Dense(16) @Relu",
          "@Dense(1)");

  private static final Net LABELS =
      Net.of(
          "Labels",
          Zoo.QUIET + "@Network(input = 20, labels = 3) @Adam(learningRate = 3e-3) " + RUN,
          "@Dense(24) @Relu",
          "@Dense(3)");

  private static final Net REGRESSION =
      Net.of(
          "Numbers",
          Zoo.QUIET
              + "@Network(input = 20, outputs = 1) @Standardize(targets = true)"
              + " @Adam(learningRate = 3e-3) "
              + RUN,
          "@Dense(24) @Relu",
          "@Dense(12) @Relu",
          "@Dense(1)");

  private static final Net CONVOLUTION =
      Net.of(
          "Maps",
          Zoo.QUIET
              + "@Network(input = {6, 6, 1}, classes = 4) @RandomCrop(padding = 1) @Adam(learningRate = 3e-3) "
              + SHORT,
          "@Conv(8) @BatchNorm @Relu @MaxPool(2)",
          "@Conv(12) @BatchNorm @Relu @GlobalAveragePool",
          "@Dense(4)");

  private static final Net RESIDUAL =
      Net.of(
              "Skips",
              Zoo.QUIET
                  + "@Network(input = {6, 6, 1}, classes = 4) @Sgd(learningRate = 0.05, momentum ="
                  + " 0.9) "
                  + SHORT,
              "@Conv(8) @BatchNorm @Relu",
              "@Use(repeat = 1) : Basic",
              "@GlobalAveragePool",
              "@Dense(4)")
          .with(
              "@Block @Residual static class Basic {"
                  + " @Conv(8) @BatchNorm @Relu Layer one; @Conv(8) @BatchNorm Layer two; }");

  /** Rows of ids, of which there are no distances. */
  static final Net IDS =
      Net.of(
          "Ids",
          Zoo.QUIET + "@Network(input = 5, classes = 3) @Adam(learningRate = 0.02) " + RUN,
          "@Embedding(vocabulary = 11, width = 6)",
          "@Flatten",
          "@Dense(3)");

  /** What changes weights, batches and predictions besides. */
  static final Net BUSY =
      Net.of(
          "Busy",
          CLASSES
              + "@Adam(learningRate = 5e-3) @Accumulate(2) @Ema(decay = 0.9) @MonteCarlo(samples = 3) @ClassWeights"
              + " @Plateau(monitor = Metric.TRAIN_LOSS, patience = 2)",
          "@Dense(24) @Frozen(until = 2) @Relu @Dropout(0.2)",
          "@Dense(16) @Lsuv @Relu",
          "@Dense(16) @Relu @WeightNoise(0.01)",
          "@Dense(4)");

  static final List<Net> SOUND =
      List.of(
          DENSE,
          SIGMOID,
          REGULARIZED,
          TANH,
          GELU,
          BINARY,
          LABELS,
          REGRESSION,
          CONVOLUTION,
          RESIDUAL);

  /** In which gradients can be compared closely. */
  static final Compiled DOUBLE = Compiled.inDouble(DENSE, REGULARIZED);

  static final Compiled COMPILED = Compiled.of("float", all());

  private CheckupNets() {}

  private static List<Net> all() {
    List<Net> all = new ArrayList<>(SOUND);
    all.add(WITHOUT_RELU);
    all.add(RAW);
    all.add(IDS);
    all.add(BUSY);
    return all;
  }

  /** What a network of this list learns. */
  static Dataset data(Net net) {
    Random random = new Random(11);
    if (net.header().contains("{6, 6, 1}")) {
      return stripes(random);
    }
    float[][] features = new float[SAMPLES][];
    int[] labels = new int[SAMPLES];
    float[][] numbers = new float[SAMPLES][1];
    List<List<String>> sets = new ArrayList<>();
    boolean binary = net.header().contains("classes = 2");
    for (int i = 0; i < SAMPLES; i++) {
      labels[i] = i % (binary ? 2 : 4);
      features[i] = point(labels[i], random);
      numbers[i][0] = 50 + 10 * features[i][0] - 7 * features[i][1] * Math.abs(features[i][2]);
      List<String> set = new ArrayList<>();
      for (int j = 0; j < 3; j++) {
        if (features[i][j] > 0.5) {
          set.add("l" + j);
        }
      }
      sets.add(set);
    }
    if (net.header().contains("labels = 3")) {
      return InMemory.labelSets(features, sets, List.of("l0", "l1", "l2"));
    }
    return net.header().contains("outputs = 1")
        ? InMemory.regression(features, numbers)
        : InMemory.classification(features, labels);
  }

  /** Rows of ids whose first says the class. */
  static Dataset ids() {
    Random random = new Random(4);
    float[][] rows = new float[SAMPLES][5];
    int[] labels = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < 5; j++) {
        rows[i][j] = random.nextInt(11);
      }
      labels[i] = (int) rows[i][0] % 3;
    }
    return InMemory.classification(rows, labels);
  }

  private static float[] point(int label, Random random) {
    float[] point = new float[WIDTH];
    for (int j = 0; j < WIDTH; j++) {
      point[j] = (float) (random.nextGaussian() + (j % 4 == label ? 1.5 : 0));
    }
    return point;
  }

  /** A bright row, column, diagonal or chequered corner, somewhere. */
  private static Dataset stripes(Random random) {
    float[][] rows = new float[SAMPLES][SIDE * SIDE];
    int[] labels = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      labels[i] = i % 4;
      int at = random.nextInt(SIDE - 2);
      for (int p = 0; p < rows[i].length; p++) {
        int x = p % SIDE;
        int y = p / SIDE;
        boolean bright =
            switch (labels[i]) {
              case 0 -> x == at + 1;
              case 1 -> y == at + 1;
              case 2 -> x - y == at - 2;
              default -> x <= at + 1 && y <= at + 1 && (x + y) % 2 == 0;
            };
        rows[i][p] = (float) ((bright ? 1 : 0) + 0.15 * random.nextGaussian());
      }
    }
    return InMemory.classification(rows, labels).withShape(SIDE, SIDE, 1);
  }
}
