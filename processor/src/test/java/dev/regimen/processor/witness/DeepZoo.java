package dev.regimen.processor.witness;

import java.util.ArrayList;
import java.util.List;

/** Networks of {@link Zoo} that are many layers deep. */
final class DeepZoo {
  private DeepZoo() {}

  /** Depths 1 to 4. */
  static List<Net> depths() {
    List<Net> nets = new ArrayList<>();
    for (int depth = 1; depth <= 4; depth++) {
      List<String> fields = new ArrayList<>();
      for (int i = 1; i < depth; i++) {
        fields.add("@Dense(%d) @BatchNorm @Relu @Dropout(0.4)".formatted(3 + 5 * i));
      }
      fields.add("@Dense(3)");
      nets.add(new Net("Depth" + depth, Zoo.classes(7, 3, "@Sgd"), fields, List.of()));
    }
    return nets;
  }

  /** So deep that layers share methods: alike in two ways by turns, each with its own numbers. */
  static List<Net> repetitions() {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      fields.add(
          i % 4 == 0
              ? "@Dense(9) @BatchNorm(epsilon = %s, keep = %s) @Tanh"
                  .formatted(0.001 * (i + 1), 0.5 + 0.02 * i)
              : "@Dense(9) @Tanh @Dropout(%s)".formatted(0.005 * (i + 1)));
    }
    fields.add("@Dense(3)");
    return List.of(
        new Net("Repeated", Zoo.classes(7, 3, "@Sgd(momentum = 0.9)"), fields, List.of()),
        Net.of(
                "RepeatedMaps",
                Zoo.classes("{6, 5, 3}", 3, "@Sgd"),
                "@Conv(4) @Relu",
                "@Use(width = 4, repeat = 9) : Cell",
                "@GlobalAveragePool",
                "@Dense(3)")
            .with(Blocks.MAPS));
  }
}
