package dev.regimen.processor.witness;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.rule.ConditionInput;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.TextInput;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * Random samples that suit a network.
 *
 * @param rows how many
 * @param input their features, flat
 * @param condition what they come with beside, flat
 * @param target their targets as a step finds them: one-hot, 0 or 1, or values
 * @param present which tokens have one, where tokens do and not samples
 */
record Batch(int rows, double[] input, double[] condition, double[] target, double[] present) {
  private static final Rules RULES = Rules.load();

  /** A batch of a network whose samples all have their target. */
  Batch(int rows, double[] input, double[] condition, double[] target) {
    this(rows, input, condition, target, new double[0]);
  }

  static Batch random(NetworkModel model, int rows, long seed) {
    Random random = new Random(seed);
    double[] input = new double[rows * (int) model.input().elements()];
    int ids = vocabulary(model);
    Arrays.setAll(input, i -> ids == 0 ? random.nextGaussian() : random.nextInt(ids));
    if (TextInput.of(model.regime(), RULES).isPresent()) {
      padded(input, input.length / rows, ids, random);
    }
    boolean sets = model.target().task() == Target.Task.LABELS;
    boolean classes = model.target().task() == Target.Task.CLASSES;
    int width = classes ? units(model) : model.target().count();
    boolean perToken = model.target().perToken();
    int targets = perToken ? input.length : rows;
    double[] target = new double[targets * width];
    if (sets) {
      Arrays.setAll(target, i -> random.nextInt(2));
    } else if (!classes) {
      Arrays.setAll(target, i -> 2 * random.nextGaussian());
    } else if (width == 1) {
      Arrays.setAll(target, i -> random.nextInt(2));
    } else {
      for (int row = 0; row < targets; row++) {
        target[row * width + random.nextInt(width)] = 1;
      }
    }
    double[] present = new double[perToken ? targets : 0];
    Arrays.setAll(present, i -> input[i] > 0 && random.nextInt(4) > 0 ? 1 : 0);
    return new Batch(rows, input, condition(model, rows, random), target, present);
  }

  /** Texts of all lengths, of which the first has no unit. */
  private static void padded(double[] input, int length, int ids, Random random) {
    Arrays.setAll(
        input, i -> i % length < i / length % (length + 1) ? 1 + random.nextInt(ids - 1) : 0);
  }

  private static double[] condition(NetworkModel model, int rows, Random random) {
    Optional<ConditionInput> condition = ConditionInput.of(model, RULES, new Graph());
    int classes = condition.map(ConditionInput::classes).orElse(0);
    int width = condition.map(each -> (int) each.value().shape().elements()).orElse(0);
    double[] numbers = new double[rows * width];
    Arrays.setAll(numbers, i -> classes == 0 ? random.nextGaussian() : random.nextInt(classes));
    return numbers;
  }

  /** Rows of the table that features number, 0 where they are numbers of their own. */
  private static int vocabulary(NetworkModel model) {
    Optional<TextInput> texts = TextInput.of(model.regime(), RULES);
    if (texts.isPresent()) {
      return texts.get().ids();
    }
    return model
        .layers()
        .get(0)
        .use(dev.regimen.annotation.Embedding.class)
        .map(embedding -> embedding.annotation().vocabulary())
        .orElse(0);
  }

  private static int units(NetworkModel model) {
    return model
        .layers()
        .get(model.layers().size() - 1)
        .use(dev.regimen.annotation.Dense.class)
        .map(dense -> dense.annotation().value())
        .orElse(model.target().count());
  }
}
