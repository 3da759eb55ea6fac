package dev.regimen.processor.witness;

import java.util.List;

/** Networks whose samples come with something beside their features. */
final class ConditionZoo {
  private ConditionZoo() {}

  /**
   * Norms under a condition: a class, a style, layouts of the same, a larger and a smaller size.
   */
  static List<Net> conditions() {
    return List.of(
        Net.of(
            "UnderClass",
            Zoo.classes(
                "{5, 3, 2}", 3, "@Sgd(learningRate = 0.01, momentum = 0.9) @ClassCondition(4)"),
            "@Conv(6) @ConditionalInstanceNorm @Relu",
            "@ConditionalInstanceNorm(epsilon = 0.1)",
            "@GlobalAveragePool @Dropout(0.2)",
            "@Dense(3)"),
        Net.of(
            "UnderStyle",
            Zoo.classes("{4, 5, 2}", 3, "@Sgd @Condition(7)"),
            "@Conv(6) @AdaIn @Relu",
            "@Conv(value = 3, stride = 2) @AdaIn(epsilon = 0.1) @Tanh",
            "@Flatten",
            "@Dense(3)"),
        Net.of(
            "UnderLayout",
            Zoo.classes("{4, 6, 2}", 3, "@Sgd @Condition({4, 6, 3})"),
            "@Conv(5) @Spade(hidden = 6) @Relu @MaxPool(2)",
            "@Conv(4) @Spade(hidden = 3) @Tanh @Upsample(4)",
            "@Spade(hidden = 2)",
            "@GlobalAveragePool",
            "@Dense(3)"),
        Net.of(
            "UnderAnother",
            Zoo.classes(6, 3, "@Sgd @Condition(2)"),
            "@Dense(7) @Tanh",
            "@Dense(3)"));
  }
}
