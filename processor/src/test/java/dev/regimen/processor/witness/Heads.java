package dev.regimen.processor.witness;

import dev.regimen.annotation.Huber;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Networks of several tasks, made by hand from what the reader gives: a trunk {@code a, b}, and
 * heads that branch off it.
 */
final class Heads {
  static final double DIGIT = 0.7;
  static final double SLANT = 0.4;

  private static final Target THREE = new Target(Target.Task.CLASSES, 3);
  private static final Target TWO_NUMBERS = new Target(Target.Task.OUTPUTS, 2);
  private static final Target YES_OR_NO = new Target(Target.Task.CLASSES, 2);

  private static final String REGIME = "@Sgd(learningRate = 0.05)";

  private static final Net PLAIN =
      Net.of("Plain", Zoo.classes(5, 3, REGIME), "@Dense(8) @Tanh", "@Dense(6) @Relu", "@Dense(3)");
  private static final Net TWO =
      Net.of(
          "Two",
          Zoo.classes(5, 3, REGIME),
          "@Dense(8) @Tanh",
          "@Dense(6) @Relu",
          "@Dense(2)",
          "@Dense(3)");
  private static final Net BLOCKS = ofBlocks("Blocks", REGIME + " @L2(0.01)");
  private static final Net DECAYED = ofBlocks("Decayed", REGIME + " @LayerwiseDecay(0.6)");

  private static final Net UNCERTAIN =
      ofBlocks(
          "Uncertain",
          "@Adam(learningRate = 0.05) @WeightDecay(value = 0.1, vectors = true)"
              + " @UncertaintyWeights(rate = 3)");

  private static final Net BALANCED =
      Net.of(
          "Balanced",
          Zoo.classes(
              5,
              3,
              REGIME
                  + " @WeightDecay(value = 0.1, vectors = true) @GradNorm(alpha = 1.5, rate = 4)"),
          "@Dense(8) @Tanh",
          "@Dense(6) @Relu",
          "@Dense(2)",
          "@Dense(3)");

  private static final Net BALANCED_OF_THREE =
      Net.of(
          "BalancedOfThree",
          Zoo.classes(
              5,
              3,
              REGIME
                  + " @WeightDecay(value = 0.1, vectors = true) @GradNorm(alpha = 1.5, rate = 4)"),
          "@Dense(8) @Tanh",
          "@Dense(6) @Relu",
          "@Dense(2)",
          "@Dense(3)",
          "@Dense(3)");

  private static final String ROWS_REGIME =
      Zoo.QUIET
          + "@Network(input = 5) @Train(batch = 33) @Seed(7) @L2(0.01) @LayerwiseDecay(0.6) "
          + REGIME;
  private static final String SLANTS = "@Head(outputs = 2, weight = 0.4, partial = true) @Huber ";

  private static final Net ROWS =
      Net.of(
          "Rows",
          ROWS_REGIME,
          "@Dense(9) @BatchNorm @Relu",
          "@Head(task = \"d\") @Dense(4) @Tanh @Dropout(0.2)",
          "@Head(task = \"d\") @Dense(3) @BatchNorm @Tanh",
          SLANTS + "@Dense(2)",
          "@Dense(7) @Tanh",
          "@Head(classes = 3) @Dense(3)");

  private static final Net ROWS_AS_BLOCK =
      Net.of(
              "RowsAsBlock",
              ROWS_REGIME,
              "@Dense(9) @BatchNorm @Relu",
              SLANTS + ": Head3",
              "@Dense(7) @Tanh",
              "@Head(classes = 3) @Dense(3)")
          .with(
              """
                @Block static class Head3 {
                  @Dense(4) @Tanh @Dropout(0.2) Layer b;
                  @Dense(3) @BatchNorm @Tanh Layer c;
                  @Dense(2) Layer d;
                }
                """);

  private static final Models READ =
      Models.of(
          List.of(
              PLAIN,
              TWO,
              BLOCKS,
              DECAYED,
              UNCERTAIN,
              BALANCED,
              BALANCED_OF_THREE,
              ROWS,
              ROWS_AS_BLOCK));

  private Heads() {}

  private static Net ofBlocks(String name, String regime) {
    return Net.of(
            name,
            Zoo.classes(5, 3, regime),
            "@Dense(9) @BatchNorm @Relu",
            "@Dense(7) @Tanh @Dropout(0.3)",
            "@Use(width = 2) : Head",
            "@Use(width = 1) : Head",
            "@Dense(3)")
        .with(
            """
              @Block static class Head {
                @Dense(4) @Tanh Layer inner;
                @Dense(Block.WIDTH) Layer outer;
              }
              """);
  }

  /** Three fields in a row for the first of two tasks, behind which the trunk goes on. */
  static NetworkModel rows() {
    return READ.of(ROWS);
  }

  /** The same with a block in their place. */
  static NetworkModel rowsAsBlock() {
    return READ.of(ROWS_AS_BLOCK);
  }

  static NetworkModel plain() {
    return READ.of(PLAIN);
  }

  /** The only task of {@link #plain()} in so many words. */
  static NetworkModel one() {
    TaskModel task =
        new TaskModel(TaskModel.ONLY, THREE, List.of("c"), Optional.empty(), false, List.of());
    return with(READ.of(PLAIN), PLAIN.name(), List.of(task));
  }

  /** The same where samples may lack their class. */
  static NetworkModel some() {
    TaskModel task =
        new TaskModel(TaskModel.ONLY, THREE, List.of(), Optional.empty(), true, List.of());
    return with(READ.of(PLAIN), "Some", List.of(task));
  }

  /** Classes on the last field, two numbers on the one before; every sample has all targets. */
  static NetworkModel two() {
    return two("Two", SLANT, false);
  }

  /** The same where samples may lack targets. */
  static NetworkModel gaps() {
    return two("Gaps", SLANT, true);
  }

  /** The same where the numbers count for nothing. */
  static NetworkModel weightless() {
    return two("Weightless", 0, false);
  }

  /** The same where their gradients keep one pace. */
  static NetworkModel balanced() {
    return two(BALANCED, "Balanced", SLANT, true);
  }

  /** The same with a further task of classes. */
  static NetworkModel balancedOfThree() {
    List<TaskModel> tasks = new ArrayList<>(balanced().tasks());
    tasks.add(new TaskModel("kind", THREE, List.of("e"), weight("kind", 0.5), true, List.of()));
    return with(READ.of(BALANCED_OF_THREE), BALANCED_OF_THREE.name(), tasks);
  }

  private static NetworkModel two(String name, double slant, boolean partial) {
    return two(TWO, name, slant, partial);
  }

  private static NetworkModel two(Net net, String name, double slant, boolean partial) {
    Optional<Setting> digit = slant == 0 ? Optional.empty() : weight("digit", DIGIT);
    return with(
        READ.of(net),
        name,
        List.of(
            new TaskModel("digit", THREE, List.of("d"), digit, partial, List.of()),
            new TaskModel(
                "slant", TWO_NUMBERS, List.of("c"), weight("slant", slant), partial, List.of())));
  }

  /** Three tasks, two of them with heads of two layers and with techniques of their own. */
  static NetworkModel blocks() {
    return blocks(BLOCKS);
  }

  /** The same where what is trained weighs the tasks by trained numbers. */
  static NetworkModel uncertain() {
    return blocks(UNCERTAIN);
  }

  /** The same with rates that fall from the top down. */
  static NetworkModel decayed() {
    return blocks(DECAYED);
  }

  private static NetworkModel blocks(Net net) {
    List<Use<?>> ofDigits = List.of(Written.on("e", LabelSmoothing.class, "value", 0.1));
    List<Use<?>> ofSlants = List.of(Written.on("c", Huber.class, "delta", 0.8));
    return with(
        READ.of(net),
        net.name(),
        List.of(
            new TaskModel("digit", THREE, List.of("e"), Optional.empty(), true, ofDigits),
            new TaskModel(
                "slant", TWO_NUMBERS, List.of("c"), weight("slant", SLANT), true, ofSlants),
            new TaskModel("odd", YES_OR_NO, List.of("d"), weight("odd", 0.3), false, List.of())));
  }

  private static Optional<Setting> weight(String task, double value) {
    return Optional.of(new Setting(task + ".weight", value, "[0, inf)", false));
  }

  private static NetworkModel with(NetworkModel read, String name, List<TaskModel> tasks) {
    return new NetworkModel(
        read.packageName(),
        name,
        name + "Trainer",
        read.input(),
        new ArrayList<>(tasks),
        read.parts(),
        read.regime(),
        read.site());
  }
}
