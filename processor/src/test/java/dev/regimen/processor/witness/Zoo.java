package dev.regimen.processor.witness;

import java.util.ArrayList;
import java.util.List;

/** Networks that together use every technique, with sizes that divide nothing. */
final class Zoo {
  static final List<String> ACTIVATIONS =
      List.of(
          "@Relu",
          "@LeakyRelu(slope = 0.2)",
          "@Elu(alpha = 0.7)",
          "@Selu",
          "@Gelu",
          "@Gelu(approximate = true)",
          "@Silu",
          "@Tanh",
          "@Sigmoid",
          "@Softplus",
          "@Softmax");

  static final List<String> NORMS =
      List.of("@BatchNorm", "@BatchNorm(inference = Inference.BATCH)", "@LayerNorm", "@RmsNorm");

  /** What the processor warns of in networks as small and as odd as these. */
  static final String QUIET =
      """
      @SuppressWarnings({"Regimen:BatchNormAccumulation", "Regimen:BatchNormSmallBatch", "Regimen:CoupledDecay",
        "Regimen:DecayOnVectors", "Regimen:DropoutBeforeBatchNorm", "Regimen:DropoutOnLogits",
        "Regimen:InitActivationMismatch", "Regimen:L1NotSparse", "Regimen:ScheduleNeverEnds",
        "Regimen:SlopeMismatch", "Regimen:WeightStandardizationAlone", "Regimen:StrideRemainder", "Regimen:DecayUnusual", "Regimen:BiasBeforeBatchNorm"})
      """;

  private Zoo() {}

  /** All of them in double, compiled once for all tests. */
  static Compiled inDouble() {
    return InDouble.COMPILED;
  }

  private static final class InDouble {
    static final Compiled COMPILED = Compiled.of("double", all());
  }

  static String classes(int input, int classes, String regime) {
    return classes(Integer.toString(input), classes, regime);
  }

  static String classes(String input, int classes, String regime) {
    return QUIET
        + "@Network(input = %s, classes = %d) @Train(batch = 33) @Seed(7) %s"
            .formatted(input, classes, regime);
  }

  static String outputs(int input, int outputs, String regime) {
    return QUIET
        + "@Network(input = %d, outputs = %d) @Train(batch = 33) @Seed(7) %s"
            .formatted(input, outputs, regime);
  }

  /** Every activation alone, and behind batch norm; every norm; dropout. */
  static List<Net> layers() {
    List<Net> nets = new ArrayList<>();
    for (int i = 0; i < ACTIVATIONS.size(); i++) {
      String activation = ACTIVATIONS.get(i);
      nets.add(
          Net.of(
              "Activation" + i,
              classes(7, 3, "@Sgd"),
              "@Dense(17) " + activation,
              "@Dense(5) @BatchNorm " + activation,
              "@Dense(3)"));
    }
    for (int i = 0; i < NORMS.size(); i++) {
      nets.add(
          Net.of(
              "Norm" + i,
              classes(7, 3, "@Sgd"),
              "@Dense(33) " + NORMS.get(i) + " @Tanh",
              NORMS.get(i) + " @Dropout(0.3)",
              "@Dense(3)"));
    }
    nets.add(Net.of("Input", classes(9, 3, "@Sgd"), "@BatchNorm", "@Dense(3)"));
    nets.add(
        Net.of(
            "One",
            outputs(1, 1, "@Sgd"),
            "@BatchNorm",
            "@Dense(1) @BatchNorm @Tanh",
            "@LayerNorm",
            "@Dense(1)"));
    nets.add(Net.of("Masked", classes(9, 3, "@Sgd"), "@Dropout(0.2)", "@Dense(3)"));
    nets.add(
        Net.of(
            "Wide",
            classes(300, 3, "@Sgd"),
            "@Dense(300) @BatchNorm @Relu @Dropout(0.5)",
            "@Dense(3)"));
    return nets;
  }

  /** Every loss, on outputs of one and of several. */
  static List<Net> losses() {
    return List.of(
        Net.of("CrossEntropyNet", classes(5, 4, "@Sgd @CrossEntropy"), "@Dense(4)"),
        Net.of(
            "Smoothed",
            classes(5, 4, "@Sgd @LabelSmoothing(0.15)"),
            "@Dense(6) @Tanh",
            "@Dense(4)"),
        Net.of("Two", classes(5, 2, "@Sgd"), "@Dense(6) @Silu", "@Dense(2)"),
        Net.of("Binary", classes(5, 2, "@Sgd @BinaryCrossEntropy"), "@Dense(6) @Silu", "@Dense(1)"),
        Net.of("BinarySmoothed", classes(5, 2, "@Sgd @LabelSmoothing(0.2)"), "@Dense(1)"),
        Net.of("Squared", outputs(5, 1, "@Sgd"), "@Dense(6) @Gelu", "@Dense(1)"),
        Net.of("SquaredThree", outputs(5, 3, "@Sgd @MeanSquared"), "@Dense(6) @Elu", "@Dense(3)"),
        Net.of("HuberOne", outputs(5, 1, "@Sgd @Huber"), "@Dense(6) @Gelu", "@Dense(1)"),
        Net.of(
            "HuberThree", outputs(5, 3, "@Sgd @Huber(delta = 0.6)"), "@Dense(6) @Elu", "@Dense(3)"),
        Net.of("Normalized", outputs(5, 3, "@Sgd"), "@Dense(6) @Elu", "@Dense(3) @BatchNorm"));
  }

  /** Every optimizer and every penalty, on the network and on a field. */
  static List<Net> updates() {
    List<String> regimes =
        List.of(
            "@Sgd(momentum = 0.8)",
            "@Sgd(momentum = 0.8, nesterov = true)",
            "@Adam(beta1 = 0.8, beta2 = 0.95, epsilon = 1e-4)",
            "@AdamW(beta1 = 0.8) @WeightDecay(0.03)",
            "@AdamW @ClipNorm(0.05) @WeightDecay(0.03)",
            "@Sgd @ClipNorm(value = 0.02, perTensor = true) @L1(0.02)",
            "@Sgd(momentum = 0.9) @ClipValue(0.01)",
            "@Lamb @WeightDecay(0.03)",
            "@Lars(trust = 0.01) @L2(0.01)",
            "@Adam @LearningRateScale(0.3)",
            "@Sgd @L2(0.02)",
            "@Sgd @L1(0.02)",
            "@Sgd @L1(value = 0.02, proximal = false)",
            "@Sgd(momentum = 0.5) @ElasticNet(l1 = 0.01, l2 = 0.03)",
            "@Adam @WeightDecay(value = 0.05, vectors = true) @L1(0.01)",
            "@Sgd @L2(value = 0.02, vectors = true)");
    List<Net> nets = new ArrayList<>();
    for (int i = 0; i < regimes.size(); i++) {
      nets.add(
          Net.of(
              "Update" + i,
              classes(7, 3, regimes.get(i)),
              "@Dense(17) @BatchNorm @Relu",
              "@Dense(9) @Tanh",
              "@Dense(3)"));
    }
    nets.add(
        Net.of(
            "UpdateFrozen",
            classes(7, 3, "@AdamW @WeightDecay(0.03)"),
            "@Dense(9) @Tanh",
            "@Dense(8) @BatchNorm @Relu @Frozen",
            "@Dense(3)"));
    nets.add(
        Net.of(
            "UpdateField",
            classes(7, 3, "@Sgd @WeightDecay(0.02)"),
            "@Dense(17) @WeightDecay(0) @Relu",
            "@Dense(9) @L1(0.03) @Tanh",
            "@Dense(3)"));
    return nets;
  }

  /** Rows that are longer than a tile of the generated loops. */
  static List<Net> wide() {
    return List.of(
        Net.of(
            "WideRows",
            classes(3, 5, "@AdamW @WeightDecay(0.01)"),
            "@Dense(1501) @BatchNorm @Gelu @Dropout(0.3)",
            "@Dense(2) @Tanh",
            "@Dense(1025) @LayerNorm @Elu @Dropout(0.1)",
            "@Dense(5)"),
        Net.of(
            "WideNorms",
            classes(3, 5, "@Sgd"),
            "@Dense(1024) @RmsNorm @Softmax",
            "@Dense(4) @Tanh",
            "@Dense(2049) @LayerNorm",
            "@RmsNorm @Silu",
            "@Dense(5)"),
        Net.of(
            "WideLoss",
            classes(1100, 1201, "@Sgd(momentum = 0.9) @LabelSmoothing(0.1)"),
            "@BatchNorm",
            "@Dense(3) @Selu",
            "@Dense(1201)"),
        Net.of("WideOutputs", outputs(2, 1100, "@Adam @Huber"), "@Dense(1100) @BatchNorm"));
  }

  /** Convolutions and poolings of odd extents, whole and in groups, flattened and averaged. */
  static List<Net> maps() {
    return List.of(
        Net.of(
            "MapsFlat",
            classes("{7, 5, 3}", 3, "@Sgd"),
            "@Conv(4) @BatchNorm @Relu",
            "@MaxPool(2)",
            "@Conv(value = 6, kernel = {3, 2}, stride = 2) @Tanh",
            "@Flatten",
            "@Dense(3)"),
        Net.of(
            "MapsMean",
            classes("{9, 6, 2}", 3, "@AdamW @WeightDecay(0.01)"),
            "@Conv(value = 8, kernel = 5, stride = {2, 1}) @LeakyRelu",
            "@Conv(value = 8, groups = 4, dilation = 2) @BatchNorm @Gelu @Dropout(0.3)",
            "@AveragePool(value = 3, stride = 2, pad = 1)",
            "@Conv(value = 12, kernel = 1) @LayerNorm @Silu",
            "@GlobalAveragePool",
            "@Dense(3)"),
        Net.of(
            "MapsDeep",
            classes("{8, 8, 3}", 4, "@Sgd(momentum = 0.9) @L2(0.01)"),
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
            classes("{1, 1, 5}", 2, "@Sgd"),
            "@Conv(3) @Tanh",
            "@GlobalAveragePool",
            "@Dense(2)"),
        Net.of(
            "MapsWide",
            classes("{3, 2, 300}", 3, "@Sgd"),
            "@Conv(value = 260, kernel = 1) @BatchNorm @Relu",
            "@GlobalAveragePool",
            "@Dense(3)"));
  }

  /** Norms of a sample, on maps and on vectors, in groups of one place and of many. */
  static List<Net> sampleNorms() {
    return List.of(
        Net.of(
            "Instance",
            classes("{5, 3, 2}", 3, "@Sgd"),
            "@InstanceNorm(affine = false)",
            "@Conv(4) @InstanceNorm @Relu",
            "@Conv(value = 3, kernel = 2) @InstanceNorm(epsilon = 0.1) @Tanh @Dropout(0.2)",
            "@Flatten",
            "@Dense(3)"),
        Net.of(
            "GroupMaps",
            classes("{4, 5, 3}", 3, "@AdamW @WeightDecay(0.01)"),
            "@GroupNorm(groups = 1)",
            "@Conv(6) @GroupNorm(groups = 3) @Gelu",
            "@Conv(value = 4, stride = 2) @GroupNorm(groups = 4) @Relu",
            "@GroupNorm(groups = 2)",
            "@GlobalAveragePool",
            "@Dense(3)"),
        Net.of(
            "GroupVectors",
            classes(6, 3, "@Sgd"),
            "@GroupNorm(groups = 2)",
            "@Dense(12) @GroupNorm(groups = 3) @Relu",
            "@GroupNorm(groups = 1) @Dropout(0.2)",
            "@Dense(3)"),
        Net.of(
            "GroupOnePlace",
            classes("{1, 1, 6}", 2, "@Sgd"),
            "@Conv(8) @GroupNorm(groups = 2) @Tanh",
            "@Flatten",
            "@Dense(2)"),
        Net.of(
            "GroupWide",
            classes("{2, 3, 270}", 3, "@Sgd"),
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
            classes("{3, 4, 2}", 3, "@Sgd"),
            "@Conv(5) @Relu @SpatialDropout(0.4)",
            "@SpatialDropout(0.2)",
            "@Conv(value = 3, kernel = 2) @Selu @AlphaDropout(0.3)",
            "@Flatten",
            "@Dense(3)"),
        Net.of(
            "AlphaDropped",
            classes(7, 3, "@Sgd"),
            "@Dense(17) @Selu @AlphaDropout(0.2)",
            "@Dense(3)"),
        Net.of(
            "Excited",
            classes("{5, 3, 2}", 3, "@AdamW @WeightDecay(0.01)"),
            "@Conv(8) @BatchNorm @Relu @SqueezeExcite(ratio = 3)",
            "@SqueezeExcite",
            "@Conv(6) @SqueezeExcite(ratio = 2) @MaxPool(2)",
            "@LayerScale(0.3) @Dropout(0.2)",
            "@GlobalAveragePool",
            "@Dense(3) @LayerScale(2)"),
        Net.of(
            "Enlarged",
            classes("{3, 2, 2}", 3, "@Sgd"),
            "@Upsample(2)",
            "@Conv(value = 3, stride = 2) @Tanh @Upsample(3)",
            "@Conv(value = 2, kernel = 1) @Upsample(1)",
            "@Flatten",
            "@Dense(3)"),
        Net.of(
            "Looked",
            classes(5, 3, "@AdamW @WeightDecay(0.01)"),
            "@Embedding(vocabulary = 11, width = 6) @LayerNorm",
            "@SpatialDropout(0.2)",
            "@Flatten",
            "@Dense(3)"),
        Net.of(
            "LookedMean",
            classes(4, 3, "@Sgd"),
            "@Embedding(vocabulary = 3, width = 300) @Tanh",
            "@GlobalAveragePool",
            "@Dense(3)"),
        Net.of(
            "LookedUpOnce",
            classes(1, 3, "@Sgd"),
            "@Embedding(vocabulary = 40, width = 2)",
            "@Flatten @Dropout(0.1)",
            "@Dense(3)"));
  }

  /** Weights made of what is trained, behind and before one another, in groups, flattened. */
  static List<Net> weights() {
    return List.of(
        Net.of(
            "Lengths",
            classes(7, 3, "@AdamW @WeightDecay(0.01)"),
            "@Dense(17) @WeightNorm @Relu",
            "@Dense(value = 9, bias = Bias.OFF) @WeightNorm @Tanh",
            "@Dense(3) @WeightNorm"),
        Net.of(
            "Standard",
            classes(7, 3, "@Sgd(momentum = 0.9) @L2(0.01)"),
            "@Dense(17) @WeightStandardization @BatchNorm @Relu",
            "@Dense(9) @WeightStandardization(epsilon = 0.1) @GroupNorm(groups = 3) @Tanh",
            "@Dense(3) @WeightStandardization"),
        Net.of(
            "LengthsOfMaps",
            classes("{5, 4, 2}", 3, "@Adam"),
            "@Conv(6) @WeightNorm @Relu @Dropout(0.2)",
            "@Conv(value = 4, groups = 2, stride = 2) @WeightNorm @BatchNorm @Tanh",
            "@Flatten",
            "@Dense(5) @WeightNorm @Relu",
            "@Dense(3)"),
        Net.of(
            "Connections",
            classes(7, 3, "@Sgd(momentum = 0.9)"),
            "@Dense(17) @DropConnect(0.3) @Relu @Dropout(0.2)",
            "@Dense(17) @DropConnect(0.3) @BatchNorm @Tanh",
            "@Dense(3) @DropConnect"),
        Net.of(
            "ConnectionsOfMaps",
            classes("{5, 4, 2}", 3, "@Sgd"),
            "@Conv(6) @DropConnect(0.2) @Relu",
            "@Conv(value = 4, groups = 2) @DropConnect(0.1) @BatchNorm @Tanh",
            "@Flatten",
            "@Dense(3) @DropConnect(0)"),
        Net.of(
            "StandardMaps",
            classes("{5, 4, 3}", 3, "@Sgd @WeightDecay(0.02)"),
            "@Conv(6) @WeightStandardization @GroupNorm(groups = 2) @Relu",
            "@Conv(value = 6, depthwise = true) @WeightStandardization @GroupNorm(groups = 3)",
            "@Conv(value = 4, kernel = 1) @WeightStandardization @BatchNorm @Relu",
            "@GlobalAveragePool",
            "@Dense(3) @WeightNorm"),
        Net.of(
            "LengthsWide",
            classes(300, 3, "@Sgd"),
            "@Dense(270) @WeightNorm @BatchNorm @Relu",
            "@Dense(3) @WeightStandardization"));
  }

  static List<Net> all() {
    List<Net> all = new ArrayList<>(layers());
    all.addAll(maps());
    all.addAll(sampleNorms());
    all.addAll(channels());
    all.addAll(RowsZoo.rows());
    all.addAll(weights());
    all.addAll(ConditionZoo.conditions());
    all.addAll(wide());
    all.addAll(losses());
    all.addAll(DeepZoo.depths());
    all.addAll(DeepZoo.repetitions());
    all.addAll(updates());
    all.addAll(Blocks.nets());
    all.addAll(Blocks.maps());
    return all;
  }
}
