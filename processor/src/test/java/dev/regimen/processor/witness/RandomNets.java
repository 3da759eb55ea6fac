package dev.regimen.processor.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks that nobody would write, each a function of its seed. */
final class RandomNets {
  private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 8, 16, 17, 31, 33, 64, 130, 300};
  private static final List<String> OPTIMIZERS =
      List.of(
          "@Sgd(learningRate = 0.05)",
          "@Sgd(learningRate = 0.02, momentum = 0.9)",
          "@Sgd(learningRate = 0.02, momentum = 0.7, nesterov = true)",
          "@Adam(learningRate = 0.01)",
          "@AdamW(learningRate = 0.01, beta1 = 0.8, epsilon = 1e-6)");
  private static final List<String> PENALTIES =
      List.of(
          "",
          "",
          "@L2(1e-3)",
          "@L1(1e-3)",
          "@L1(value = 1e-3, proximal = false)",
          "@L2(value = 1e-3, vectors = true)",
          "@WeightDecay(0.01)",
          "@WeightDecay(value = 0.01, vectors = true)",
          "@WeightDecay(0.01) @L1(1e-4)");
  private static final List<String> SCHEDULES =
      List.of(
          "",
          "@Cosine",
          "@Cosine(minimum = 1e-4) @Warmup(epochs = 2)",
          "@StepDecay(every = 3)",
          "@StepDecay(every = 7, unit = ScheduleUnit.STEP)",
          "@Exponential(factor = 0.9)",
          "@MultiStep(milestones = {2, 5}, factor = 0.3)",
          "@Warmup(epochs = 1.5)");
  private static final List<String> INITS =
      List.of(
          "",
          "",
          "@KaimingInit",
          "@XavierInit",
          "@LecunInit",
          "@OrthogonalInit",
          "@NormalInit(std = 0.1)",
          "@UniformInit(bound = 0.2)",
          "@TruncatedNormalInit(std = 0.2)");

  private RandomNets() {}

  static Net net(int seed) {
    Random random = new Random(seed * 104729L + 13);
    int depth = 1 + random.nextInt(4);
    int task = random.nextInt(4);
    int units = task == 0 ? 1 : task == 1 ? 2 + random.nextInt(9) : 1 + random.nextInt(4);
    List<String> fields = new ArrayList<>();
    for (int i = 1; i < depth; i++) {
      int width = pick(random);
      fields.add(hidden(random, width));
      if (random.nextInt(4) == 0) {
        fields.add(apart(random, width));
      }
    }
    fields.add(
        "@Dense(" + units + ")" + (random.nextInt(5) == 0 && units > 1 ? " @LayerNorm" : ""));
    String regime =
        String.join(
            " ",
            pick(random, OPTIMIZERS),
            pick(random, PENALTIES),
            pick(random, SCHEDULES),
            loss(random, task));
    String input = random.nextInt(4) == 0 ? "{3, 4, 2}" : "" + pick(random);
    String header = header(input, task, units, regime);
    return new Net("Random" + seed, header, fields, List.of());
  }

  private static String header(String input, int task, int units, String regime) {
    String target =
        switch (task) {
          case 0 -> "classes = 2";
          case 1 -> "classes = " + units;
          default -> "outputs = " + units;
        };
    return Zoo.QUIET
        + "@Network(input = %s, %s) @Train(batch = 32) @Seed(11) %s"
            .formatted(input, target, regime);
  }

  private static String loss(Random random, int task) {
    boolean other = random.nextBoolean();
    return switch (task) {
      case 0, 1 -> other ? "@LabelSmoothing(0.1)" : "";
      default -> other ? "@Huber(delta = 0.8)" : "";
    };
  }

  private static String hidden(Random random, int units) {
    String field = "@Dense(" + units + ") " + pick(random, INITS);
    if (random.nextInt(2) == 0) {
      field += " " + norm(random, units);
    }
    if (random.nextInt(5) > 0) {
      String activation = pick(random, Zoo.ACTIVATIONS);
      // A softmax over one unit is an error.
      field += " " + (units == 1 && activation.equals("@Softmax") ? "@Tanh" : activation);
    }
    if (random.nextInt(3) == 0) {
      field += " @Dropout(" + (1 + random.nextInt(5)) / 10.0 + ")";
    }
    if (random.nextInt(6) == 0) {
      field += " @L1(0.01)";
    }
    return field;
  }

  /** A field without a product: pre-activation style. */
  private static String apart(Random random, int units) {
    return switch (random.nextInt(3)) {
      case 0 -> norm(random, units);
      case 1 -> pick(random, Zoo.ACTIVATIONS);
      default -> norm(random, units) + " " + pick(random, Zoo.ACTIVATIONS);
    };
  }

  /** A norm over one unit is an error, unless it is over the batch. */
  private static String norm(Random random, int units) {
    String norm = pick(random, Zoo.NORMS);
    return units > 1 ? norm : "@BatchNorm";
  }

  private static int pick(Random random) {
    return SIZES[random.nextInt(SIZES.length)];
  }

  private static String pick(Random random, List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
