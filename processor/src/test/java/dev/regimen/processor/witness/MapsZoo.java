package dev.regimen.processor.witness;

import java.util.List;

/** Networks of maps: what is computed of them, their norms, their channels. */
final class MapsZoo {
  private MapsZoo() {}

  /** Convolutions and poolings of odd extents, whole and in groups, flattened and averaged. */
  static List<Net> maps() {
    return List.of(
        Net.of(
            "MapsFlat",
            Zoo.classes("{7, 5, 3}", 3, "@Sgd"),
            "@Conv(4) @BatchNorm @Relu",
            "@MaxPool(2)",
            "@Conv(value = 6, kernel = {3, 2}, stride = 2) @Tanh",
            "@Flatten",
            "@Dense(3)"),
        Net.of(
            "MapsMean",
            Zoo.classes("{9, 6, 2}", 3, "@AdamW @WeightDecay(0.01)"),
            "@Conv(value = 8, kernel = 5, stride = {2, 1}) @LeakyRelu",
            "@Conv(value = 8, groups = 4, dilation = 2) @BatchNorm @Gelu @Dropout(0.3)",
            "@AveragePool(value = 3, stride = 2, pad = 1)",
            "@Conv(value = 12, kernel = 1) @LayerNorm @Silu",
            "@GlobalAveragePool",
            "@Dense(3)"),
        Net.of(
            "MapsDeep",
            Zoo.classes("{8, 8, 3}", 4, "@Sgd(momentum = 0.9) @L2(0.01)"),
            "@BatchNorm",
            "@Conv(value = 16, padding = Padding.VALID) @Tanh",
            "@BatchNorm @Relu",
            "@MaxPool(value = 3, stride = 2, pad = 1)",
            "@Conv(value = 16, depthwise = true) @Elu",
            "@Conv(value = 20, kernel = 1, bias = Bias.OFF) @RmsNorm",
            "@GlobalAveragePool @Dropout(0.2)",
            "@Dense(7) @BatchNorm @Relu",
            "@Dense(4)"),
        Net.of(
            "MapsOne",
            Zoo.classes("{1, 1, 5}", 2, "@Sgd"),
            "@Conv(3) @Tanh",
            "@GlobalAveragePool",
            "@Dense(2)"),
        Net.of(
            "MapsWide",
            Zoo.classes("{3, 2, 300}", 3, "@Sgd"),
            "@Conv(value = 260, kernel = 1) @BatchNorm @Relu",
            "@GlobalAveragePool",
            "@Dense(3)"));
  }

  /** Norms of a sample, on maps and on vectors, in groups of one place and of many. */
  static List<Net> sampleNorms() {
    return List.of(
        Net.of(
            "Instance",
            Zoo.classes("{5, 3, 2}", 3, "@Sgd"),
            "@InstanceNorm(affine = false)",
            "@Conv(4) @InstanceNorm @Relu",
            "@Conv(value = 3, kernel = 2) @InstanceNorm(epsilon = 0.1) @Tanh @Dropout(0.2)",
            "@Flatten",
            "@Dense(3)"),
        Net.of(
            "GroupMaps",
            // Not by Adam, which makes steps of gradients that are 0 but for rounding.
            Zoo.classes("{4, 5, 3}", 3, "@Sgd(learningRate = 0.01, momentum = 0.9)"),
            "@GroupNorm(groups = 1)",
            "@Conv(6) @GroupNorm(groups = 3) @Gelu",
            "@Conv(value = 4, stride = 2) @GroupNorm(groups = 4) @Relu",
            "@GroupNorm(groups = 2)",
            "@GlobalAveragePool",
            "@Dense(3)"),
        Net.of(
            "GroupVectors",
            Zoo.classes(6, 3, "@Sgd"),
            "@GroupNorm(groups = 2)",
            "@Dense(12) @GroupNorm(groups = 3) @Relu",
            "@GroupNorm(groups = 1) @Dropout(0.2)",
            "@Dense(3)"),
        Net.of(
            "GroupOnePlace",
            Zoo.classes("{1, 1, 6}", 2, "@Sgd"),
            "@Conv(8) @GroupNorm(groups = 2) @Tanh",
            "@Flatten",
            "@Dense(2)"),
        Net.of(
            "GroupWide",
            Zoo.classes("{2, 3, 270}", 3, "@Sgd"),
            "@GroupNorm(groups = 2) @Relu",
            "@Conv(value = 300, kernel = 1) @InstanceNorm @Tanh",
            "@GlobalAveragePool",
            "@Dense(3)"));
  }

  /** Channels dropped, scaled and enlarged; ids looked up. */
  static List<Net> channels() {
    return List.of(
        Net.of(
            "Dropped",
            Zoo.classes("{3, 4, 2}", 3, "@Sgd"),
            "@Conv(5) @Relu @SpatialDropout(0.4)",
            "@SpatialDropout(0.2)",
            "@Conv(value = 3, kernel = 2) @Selu @AlphaDropout(0.3)",
            "@Flatten",
            "@Dense(3)"),
        Net.of(
            "AlphaDropped",
            Zoo.classes(7, 3, "@Sgd"),
            "@Dense(17) @Selu @AlphaDropout(0.2)",
            "@Dense(3)"),
        Net.of(
            "Excited",
            Zoo.classes("{5, 3, 2}", 3, "@AdamW @WeightDecay(0.01)"),
            "@Conv(8) @BatchNorm @Relu @SqueezeExcite(ratio = 3)",
            "@SqueezeExcite",
            "@Conv(6) @SqueezeExcite(ratio = 2) @MaxPool(2)",
            "@LayerScale(0.3) @Dropout(0.2)",
            "@GlobalAveragePool",
            "@Dense(3) @LayerScale(2)"),
        Net.of(
            "Enlarged",
            Zoo.classes("{3, 2, 2}", 3, "@Sgd"),
            "@Upsample(2)",
            "@Conv(value = 3, stride = 2) @Tanh @Upsample(3)",
            "@Conv(value = 2, kernel = 1) @Upsample(1)",
            "@Flatten",
            "@Dense(3)"),
        Net.of(
            "Looked",
            Zoo.classes(5, 3, "@AdamW @WeightDecay(0.01)"),
            "@Embedding(vocabulary = 11, width = 6) @LayerNorm",
            "@SpatialDropout(0.2)",
            "@Flatten",
            "@Dense(3)"),
        Net.of(
            "LookedMean",
            Zoo.classes(4, 3, "@Sgd"),
            "@Embedding(vocabulary = 3, width = 300) @Tanh",
            "@GlobalAveragePool",
            "@Dense(3)"),
        Net.of(
            "LookedUpOnce",
            Zoo.classes(1, 3, "@Sgd"),
            "@Embedding(vocabulary = 40, width = 2)",
            "@Flatten @Dropout(0.1)",
            "@Dense(3)"));
  }
}
