package dev.regimen.processor.witness;

import java.util.ArrayList;
import java.util.List;

/**
 * Networks that together use every technique, with sizes that divide nothing: layers and losses are
 * here, the others in classes of their own.
 */
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
        "Regimen:DecayOnVectors", "Regimen:DropoutBeforeBatchNorm", "Regimen:DropoutOnLogits", "Regimen:DropoutAveraged", "Regimen:Bottleneck",
        "Regimen:InitActivationMismatch", "Regimen:MaxNormBelowInitial", "Regimen:L1NotSparse", "Regimen:NoEffect", "Regimen:ScheduleNeverEnds",
        "Regimen:SlopeMismatch", "Regimen:SupermaskExtras", "Regimen:WeightStandardizationAlone", "Regimen:ActivationOnOutput", "Regimen:StrideRemainder", "Regimen:DecayUnusual", "Regimen:BiasBeforeBatchNorm"})
      """;

  private static final String WHOLE = "@BinaryCrossEntropy(threshold = 0.4)";

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
            "@Softplus",
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
        Net.of("BinaryOfEach", classes(5, 4, "@Sgd @BinaryCrossEntropy"), "@Dense(4)"),
        Net.of("Whole", classes(5, 3, "@Sgd " + WHOLE), "@Dense(6) @Tanh", "@Dense(3)"),
        Net.of(
            "FocalThree",
            classes(5, 3, "@Sgd @Focal(gamma = 1.3)"),
            "@Dense(6) @Tanh",
            "@Dense(3)"),
        Net.of("FocalOne", classes(5, 2, "@Sgd @Focal"), "@Dense(6) @Silu", "@Dense(1)"),
        Net.of("HingeThree", classes(5, 3, "@Sgd @Hinge"), "@Dense(6) @Tanh", "@Dense(3)"),
        Net.of("HingeOne", classes(5, 2, "@Sgd @Hinge(squared = true)"), "@Dense(1)"),
        Net.of("Divergence", classes(5, 3, "@Sgd @KlDivergence @LabelSmoothing"), "@Dense(3)"),
        Net.of("HuberOne", outputs(5, 1, "@Sgd @Huber"), "@Dense(6) @Gelu", "@Dense(1)"),
        Net.of(
            "HuberThree", outputs(5, 3, "@Sgd @Huber(delta = 0.6)"), "@Dense(6) @Elu", "@Dense(3)"),
        Net.of("Normalized", outputs(5, 3, "@Sgd"), "@Dense(6) @Elu", "@Dense(3) @BatchNorm"));
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

  static List<Net> all() {
    List<Net> all = new ArrayList<>(layers());
    all.addAll(MapsZoo.maps());
    all.addAll(MapsZoo.sampleNorms());
    all.addAll(MapsZoo.channels());
    all.addAll(RowsZoo.rows());
    all.addAll(RowsZoo.texts());
    all.addAll(RowsZoo.recurrent());
    all.addAll(WeightsZoo.weights());
    all.addAll(WeightsZoo.chosen());
    all.addAll(ConditionZoo.conditions());
    all.addAll(wide());
    all.addAll(losses());
    all.addAll(DeepZoo.depths());
    all.addAll(DeepZoo.repetitions());
    all.addAll(UpdatesZoo.updates());
    all.addAll(Blocks.nets());
    all.addAll(Blocks.maps());
    all.addAll(Blocks.places());
    return all;
  }
}
