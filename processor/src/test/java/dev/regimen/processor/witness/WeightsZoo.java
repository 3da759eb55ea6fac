package dev.regimen.processor.witness;

import java.util.List;

/** Networks whose weights are made of what is trained. */
final class WeightsZoo {
  private WeightsZoo() {}

  /** Weights made of what is trained, behind and before one another, in groups, flattened. */
  static List<Net> weights() {
    return List.of(
        Net.of(
            "Lengths",
            Zoo.classes(7, 3, "@AdamW @WeightDecay(0.01)"),
            "@Dense(17) @WeightNorm @Relu",
            "@Dense(value = 9, bias = Bias.OFF) @WeightNorm @Tanh",
            "@Dense(3) @WeightNorm"),
        Net.of(
            "Standard",
            Zoo.classes(7, 3, "@Sgd(momentum = 0.9) @L2(0.01)"),
            "@Dense(17) @WeightStandardization @BatchNorm @Relu",
            "@Dense(9) @WeightStandardization(epsilon = 0.1) @GroupNorm(groups = 3) @Tanh",
            "@Dense(3) @WeightStandardization"),
        Net.of(
            "LengthsOfMaps",
            Zoo.classes("{5, 4, 2}", 3, "@Adam"),
            "@Conv(6) @WeightNorm @Relu @Dropout(0.2)",
            "@Conv(value = 4, groups = 2, stride = 2) @WeightNorm @BatchNorm @Tanh",
            "@Flatten",
            "@Dense(5) @WeightNorm @Relu",
            "@Dense(3)"),
        Net.of(
            "Connections",
            Zoo.classes(7, 3, "@Sgd(momentum = 0.9)"),
            "@Dense(17) @DropConnect(0.3) @Relu @Dropout(0.2)",
            "@Dense(17) @DropConnect(0.3) @BatchNorm @Tanh",
            "@Dense(3) @DropConnect"),
        Net.of(
            "Disturbed",
            Zoo.classes(7, 3, "@Sgd(momentum = 0.9)"),
            "@Dense(17) @WeightNoise(0.1) @Relu @Dropout(0.2)",
            "@Dense(17) @WeightNoise(0.1) @BatchNorm @Tanh",
            "@Dense(3) @WeightNoise"),
        Net.of(
            "DisturbedMaps",
            Zoo.classes("{5, 4, 2}", 3, "@AdamW @MonteCarlo(samples = 3)"),
            "@Conv(6) @WeightNoise(0.05) @Relu",
            "@Conv(value = 4, groups = 2) @WeightNoise(0.1) @BatchNorm @Tanh",
            "@Flatten",
            "@Dense(3) @WeightNoise(0)"),
        Net.of(
            "ConnectionsOfMaps",
            Zoo.classes("{5, 4, 2}", 3, "@Sgd"),
            "@Conv(6) @DropConnect(0.2) @Relu",
            "@Conv(value = 4, groups = 2) @DropConnect(0.1) @BatchNorm @Tanh",
            "@Flatten",
            "@Dense(3) @DropConnect(0)"),
        Net.of(
            "StandardMaps",
            Zoo.classes("{5, 4, 3}", 3, "@Sgd @WeightDecay(0.02)"),
            "@Conv(6) @WeightStandardization @GroupNorm(groups = 2) @Relu",
            "@Conv(value = 6, depthwise = true) @WeightStandardization @GroupNorm(groups = 3)",
            "@Conv(value = 4, kernel = 1) @WeightStandardization @BatchNorm @Relu",
            "@GlobalAveragePool",
            "@Dense(3) @WeightNorm"),
        Net.of(
            "LengthsWide",
            Zoo.classes(300, 3, "@Sgd"),
            "@Dense(270) @WeightNorm @BatchNorm @Relu",
            "@Dense(3) @WeightStandardization"));
  }

  /** Weights that stand still: their gradient is that of scores, which no difference shows. */
  static List<Net> chosen() {
    return List.of(
        Net.of(
            "Chosen",
            Zoo.classes(7, 3, "@Sgd(momentum = 0.9) @L2(0.01)"),
            "@Dense(17) @Supermask @Relu",
            "@Dense(9) @Supermask(keep = 0.3) @KaimingInit @BatchNorm @Tanh",
            "@Dense(3) @Supermask(keep = 1)"),
        Net.of(
            "ChosenMaps",
            Zoo.classes("{5, 4, 2}", 3, "@AdamW @WeightDecay(0.01)"),
            "@Conv(6) @Supermask(keep = 0.7) @Relu",
            "@Conv(value = 4, groups = 2) @Supermask @LeakyRelu(slope = 0.2)",
            "@Flatten",
            "@Dense(3) @Supermask"));
  }
}
