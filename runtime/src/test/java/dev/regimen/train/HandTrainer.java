package dev.regimen.train;

import dev.regimen.kernel.Worker;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.BlueprintBuilder;
import dev.regimen.train.step.Initialization;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Step;

/**
 * What the compiler would write for a network of two dense layers with ReLU between and SGD with
 * momentum, written by hand: {@code in -> hidden -> out}, softmax cross-entropy for {@link Label},
 * mean squares for {@link Estimate}. Its steps are {@link HandTraining} and {@link HandInference}.
 */
public final class HandTrainer<P> extends Trainer<P> {
  private final int in;
  private final int hidden;
  private final int out;
  private double[] given = {};
  private int poisonedEpoch = Integer.MAX_VALUE;

  private HandTrainer(Blueprint blueprint, Decoder<P> decoder, int hidden) {
    super(blueprint, decoder);
    this.in = blueprint.features();
    this.hidden = hidden;
    this.out = blueprint.targetWidth();
  }

  public static BlueprintBuilder sketch(String name, int in, int hidden, int out) {
    long secondWeight = (long) hidden * in + hidden;
    return Blueprint.network(name)
        .input(in)
        .layer("hidden", "dense + relu", hidden + "", secondWeight, (long) hidden * in)
        .layer("last", "dense", out + "", (long) out * hidden + out, (long) out * hidden)
        .parameter("hidden.weight", 0, hidden, in)
        .parameter("hidden.bias", (long) hidden * in, hidden)
        .parameter("last.weight", secondWeight, out, hidden)
        .parameter("last.bias", secondWeight + (long) out * hidden, out)
        .running("seen", 0, 1)
        .slot("sgd.velocity", 0, secondWeight + (long) out * hidden + out)
        .activations(2L * hidden + 3L * out)
        .setting("epochs", 40, "[1, inf)")
        .setting("batch", 16, "[1, inf)")
        .setting("seed", 42, "(-inf, inf)")
        .setting("learningRate", 0.05, "(0, inf)")
        .setting("momentum", 0.9, "[0, 1)")
        .setting("split.validation", 0.1, "[0, 1)")
        .setting("split.test", 0.0, "[0, 1)")
        .setting("earlyStopping.patience", 5, "[0, inf)")
        .setting("earlyStopping.minDelta", 0.0, "[0, inf)")
        .standardize(true, true)
        .regime("Sgd(0.05), momentum 0.9");
  }

  public static HandTrainer<Label> classifier(int in, int hidden, int classes) {
    return classifier(sketch("Hand", in, hidden, classes).classes(classes).build(), hidden);
  }

  public static HandTrainer<Label> classifier(Blueprint blueprint, int hidden) {
    return new HandTrainer<>(blueprint, Decoder.labels(), hidden);
  }

  /** Weights and biases of the last layer that are given instead of drawn. */
  static HandTrainer<Label> withWeights(
      Blueprint blueprint, int hidden, double hiddenWeight, double lastWeight, double lastBias) {
    HandTrainer<Label> trainer = classifier(blueprint, hidden);
    trainer.given = new double[] {hiddenWeight, lastWeight, lastBias};
    return trainer;
  }

  /** A learning rate that destroys the weights when so many epochs have gone by. */
  public static HandTrainer<Label> withPoisonAtEpoch(Blueprint blueprint, int hidden, int epoch) {
    HandTrainer<Label> trainer = classifier(blueprint, hidden);
    trainer.poisonedEpoch = epoch;
    return trainer;
  }

  public static HandTrainer<Estimate> regressor(int in, int hidden, int outputs) {
    return regressor(sketch("Hand", in, hidden, outputs).outputs(outputs).build(), hidden);
  }

  static HandTrainer<Estimate> regressor(Blueprint blueprint, int hidden) {
    return new HandTrainer<>(blueprint, Decoder.estimates(), hidden);
  }

  @Override
  protected void initialize(Initialization init) {
    init.normal(0, (long) hidden * in, Math.sqrt(2.0 / in));
    init.normal((long) hidden * in + hidden, (long) out * hidden, Math.sqrt(1.0 / hidden));
    init.running(0, 1, 1);
    if (given.length > 0) {
      init.constant(0, (long) hidden * in, given[0]);
      init.constant((long) hidden * in + hidden, (long) out * hidden, given[1]);
      init.constant((long) hidden * in + hidden + (long) out * hidden, out, given[2]);
    }
  }

  @Override
  protected double learningRateAt(double epoch) {
    if (epoch >= poisonedEpoch) {
      return Double.MAX_VALUE;
    }
    return number("learningRate") * 0.5 * (1 + Math.cos(Math.PI * epoch / number("epochs")));
  }

  @Override
  protected Step trainingStep(Memory memory, Worker worker) {
    return new HandTraining(memory, worker, sizes());
  }

  @Override
  protected Step inferenceStep(Memory memory, Worker worker) {
    return new HandInference(memory, worker, sizes());
  }

  private HandForward.Sizes sizes() {
    boolean softmax = blueprint().task() == Blueprint.Task.MULTICLASS;
    return new HandForward.Sizes(in, hidden, out, softmax);
  }
}
