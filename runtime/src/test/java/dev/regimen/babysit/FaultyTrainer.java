package dev.regimen.babysit;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Worker;
import dev.regimen.train.Decoder;
import dev.regimen.train.Label;
import dev.regimen.train.Trainer;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Initialization;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Step;

/**
 * Softmax regression by SGD, written by hand, so that it can have faults that no compiler makes.
 */
final class FaultyTrainer extends Trainer<Label> {
  static final int IN = 4;
  static final int CLASSES = 3;

  private final boolean dropsAlways;
  private final double slope;

  /**
   * A trainer with faults.
   *
   * @param dropsAlways whether a feature is dropped at inference too
   * @param slope what gradients are multiplied by; 1 is right
   */
  FaultyTrainer(boolean dropsAlways, double slope) {
    super(sketch(), Decoder.labels());
    this.dropsAlways = dropsAlways;
    this.slope = slope;
  }

  private static Blueprint sketch() {
    return Blueprint.network("Faulty")
        .input(IN)
        .classes(CLASSES)
        .layer("logits", "dense", "3", IN * CLASSES, IN * CLASSES)
        .parameter("logits.weight", 0, CLASSES, IN)
        .activations(2L * CLASSES)
        .setting("epochs", 20, "[1, inf)")
        .setting("batch", 16, "[1, inf)")
        .setting("seed", 1, "(-inf, inf)")
        .setting("learningRate", 0.5, "(0, inf)")
        .standardize(true, false)
        .build();
  }

  @Override
  protected void initialize(Initialization init) {
    init.normal(0, IN * CLASSES, 0.5);
  }

  @Override
  protected double learningRateAt(double epoch) {
    return number("learningRate");
  }

  @Override
  protected Step trainingStep(Memory memory, Worker worker) {
    return new Softmax(memory, worker, false);
  }

  @Override
  protected Step inferenceStep(Memory memory, Worker worker) {
    return new Softmax(memory, worker, dropsAlways);
  }

  /** Both steps, of one worker. */
  private final class Softmax extends Step {
    private final Floats weight = memory.parameters();
    private final Floats gradient = memory.gradients();
    private final Floats prediction = memory.activation(0, CLASSES);
    private final boolean drops;

    Softmax(Memory memory, Worker worker, boolean drops) {
      super(memory, worker);
      this.drops = drops;
    }

    @Override
    public void forward() {
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        double total = 0;
        for (int c = 0; c < CLASSES; c++) {
          double logit = 0;
          for (int i = 0; i < IN; i++) {
            boolean dropped = drops && i == batch % IN;
            logit += dropped ? 0 : weight.get(c * IN + i) * input(row, i);
          }
          prediction.set(row * CLASSES + c, Math.exp(logit));
          total += Math.exp(logit);
        }
        for (int c = 0; c < CLASSES; c++) {
          double probability = prediction.get(row * CLASSES + c) / total;
          prediction.set(row * CLASSES + c, probability);
          sum -= target(row, c) * Math.log(probability);
        }
      }
      observe(prediction, CLASSES);
      loss(sum / rows);
    }

    private double input(int row, int i) {
      return memory.input().get((long) row * IN + i);
    }

    private double target(int row, int c) {
      return memory.target().get((long) row * CLASSES + c);
    }

    @Override
    public void gradients() {
      forward();
      for (int c = 0; c < CLASSES; c++) {
        for (int i = 0; i < IN; i++) {
          double sum = 0;
          for (int row = 0; row < rows; row++) {
            sum += (prediction.get(row * CLASSES + c) - target(row, c)) * input(row, i) / rows;
          }
          gradient.set(c * IN + i, slope * sum);
        }
      }
    }

    @Override
    public void update() {
      for (int i = 0; i < IN * CLASSES; i++) {
        weight.set(i, weight.get(i) - learningRate * gradient.get(i));
      }
    }
  }
}
