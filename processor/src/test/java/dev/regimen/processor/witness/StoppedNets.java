package dev.regimen.processor.witness;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Regimes that keep every kind of state, on networks that train in milliseconds, and their data.
 */
final class StoppedNets {
  private static final String SAVED =
      "@Checkpoint(every = 1, unit = CheckpointUnit.STEP) @Seed(3) ";
  private static final String[] ROWS = {"@Dense(7) @BatchNorm @Relu", "@Dense(3)"};
  private static final String[] MAPS = {"@Conv(3) @Relu", "@GlobalAveragePool", "@Dense(3)"};

  static final Net MOMENTUM =
      rows("Momentum", 4, "@Sgd(learningRate = 0.05, momentum = 0.9) @Cosine @L2(1e-3)");
  static final Net ADAM =
      rows("AdamCycle", 4, "@AdamW(learningRate = 0.01) @OneCycle @WeightDecay(1e-3)");
  static final Net LAMB = rows("LambWarm", 4, "@Lamb(learningRate = 0.01) @Warmup(epochs = 1.5)");
  static final Net EMA = rows("Averaged", 4, "@Adam(learningRate = 0.01) @Ema(decay = 0.9)");
  static final Net SWA =
      rows(
          "EqualEpochs", 6, "@Sgd(learningRate = 0.05, momentum = 0.9) @Swa(start = 2, every = 2)");
  static final Net PLATEAU =
      rows(
          "Standing",
          8,
          "@Sgd(learningRate = 0.4, momentum = 0.9)"
              + " @Plateau(factor = 0.5, patience = 1, cooldown = 1)");
  static final Net ACCUMULATED =
      rows(
          "Accumulated",
          4,
          "@Adam(learningRate = 0.01) @Accumulate(3) @GrowingBatch(milestones = 2, factor = 0.5)");
  static final Net DROPPED =
      Net.of(
          "Dropped",
          header("input = 4, classes = 3", 4)
              + "@Adam(learningRate = 0.01) @LabelNoise(0.1) @InputNoise(0.1) @GradientNoise(0.01)",
          "@Dense(9) @Relu @Dropout(0.3)",
          "@Dense(8) @Relu @WeightNoise(0.05)",
          "@Dense(3)");
  static final Net SHARP =
      rows("Sharp", 4, "@Sgd(learningRate = 0.05, momentum = 0.9) @Sam @Lookahead(k = 3)");
  static final Net PATIENT =
      rows(
          "Patient",
          30,
          "@Sgd(learningRate = 0.3, momentum = 0.9) @EarlyStopping(patience = 3)"
              + " @Metrics({Metric.VALIDATION_ECE, Metric.VALIDATION_ACCURACY})");
  static final Net MIXED =
      Net.of(
          "MixedImages",
          header("input = {8, 8, 3}, classes = 3", 3)
              + "@Sgd(learningRate = 0.05, momentum = 0.9) @LabelSensitive({}) @Mixup(alpha = 0.4)"
              + " @RandomCrop @HorizontalFlip @VerticalFlip @Rotate @Shear @Scale @Translate"
              + " @ColorJitter @PcaLighting @Cutout @InputNoise(0.05) @RepeatedAugmentation(2)",
          MAPS);
  static final Net CUT =
      Net.of(
          "CutImages",
          header("input = {8, 8, 3}, classes = 3", 3)
              + "@Sgd(learningRate = 0.05, momentum = 0.9) @LabelSensitive({}) @CutMix"
              + " @RandomResizedCrop @RandAugment @RandomErasing",
          MAPS);
  static final Net VALUES =
      Net.of(
          "ValuesOfTwo",
          header("input = 4, outputs = 2", 4)
              + "@Standardize(targets = true) @NAdam(learningRate = 0.01) @Polynomial",
          "@Dense(7) @Tanh",
          "@Dense(2)");
  static final Net LABELS =
      Net.of(
          "SetsOfLabels",
          header("input = 4, labels = 3", 4) + "@Adam(learningRate = 0.01)",
          "@Dense(7) @Tanh",
          "@Dense(3)");
  static final Net TOGETHER = rows("Together", 2, "@Adam(learningRate = 0.01) @Ensemble(2)");

  static final Net CYCLES =
      rows("Cycles", 4, "@Sgd(learningRate = 0.05, momentum = 0.9) @SnapshotEnsemble(cycles = 2)");
  static final Net THAWED =
      Net.of(
          "Thawed",
          header("input = 4, classes = 3", 4) + "@Adam(learningRate = 0.01) @Ema(decay = 0.9)",
          "@Dense(7) @BatchNorm @Relu @Frozen(until = 2)",
          "@Dense(3)");
  static final Net ORTHOGONAL = rows("Orthogonal", 3, "@Muon(learningRate = 0.02)");

  static final List<Net> ALL =
      List.of(
          MOMENTUM,
          ADAM,
          LAMB,
          EMA,
          SWA,
          PLATEAU,
          ACCUMULATED,
          DROPPED,
          SHARP,
          PATIENT,
          MIXED,
          CUT,
          VALUES,
          LABELS,
          TOGETHER,
          CYCLES,
          THAWED,
          ORTHOGONAL);

  /** Compiled once for all tests. */
  static final Compiled COMPILED = Compiled.of("float", ALL);

  private StoppedNets() {}

  private static String header(String shape, int epochs) {
    return Zoo.QUIET
        + "@Network("
        + shape
        + ") @Train(epochs = "
        + epochs
        + ", batch = 16) @Split(validation = 20) "
        + SAVED;
  }

  private static Net rows(String name, int epochs, String regime) {
    return Net.of(name, header("input = 4, classes = 3", epochs) + regime, ROWS);
  }

  /** Samples of the shape that a network takes, which it can learn a little of. */
  static Splits data(Net net) {
    int width = net == MIXED || net == CUT ? 8 * 8 * 3 : 4;
    Random random = new Random(2);
    float[][] features = new float[110][width];
    int[] labels = new int[features.length];
    float[][] values = new float[features.length][2];
    for (int i = 0; i < features.length; i++) {
      labels[i] = i % 3;
      for (int j = 0; j < width; j++) {
        features[i][j] = random.nextInt(128) / 255f + (j % 3 == labels[i] ? 0.3f : 0);
      }
      values[i][0] = features[i][0] - features[i][1];
      values[i][1] = features[i][2] * features[i][3];
    }
    return Splits.of(dataset(net, features, labels, values), 20, 10, false, 5);
  }

  private static Dataset dataset(Net net, float[][] features, int[] labels, float[][] values) {
    if (net == VALUES) {
      return InMemory.regression(features, values);
    }
    if (net == LABELS) {
      List<String> names = List.of("left", "top", "third");
      List<List<String>> sets = new ArrayList<>();
      for (int i = 0; i < features.length; i++) {
        sets.add(names.subList(labels[i] > 0 && values[i][0] > 0 ? labels[i] - 1 : labels[i], 3));
      }
      return InMemory.labelSets(features, sets, names);
    }
    Dataset data = InMemory.classification(features, labels);
    return data.features() > 4 ? data.withShape(8, 8, 3) : data;
  }
}
