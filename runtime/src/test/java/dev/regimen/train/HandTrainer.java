package dev.regimen.train;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Gemm;
import dev.regimen.kernel.Worker;

/**
 * What the compiler would write for a network of two dense layers with ReLU between and SGD with
 * momentum, written by hand: {@code in -> hidden -> out}, softmax cross-entropy for {@link Label},
 * mean squares for {@link Estimate}.
 */
final class HandTrainer<P> extends Trainer<P> {
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

  static BlueprintBuilder sketch(String name, int in, int hidden, int out) {
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

  static HandTrainer<Label> classifier(int in, int hidden, int classes) {
    return classifier(sketch("Hand", in, hidden, classes).classes(classes).build(), hidden);
  }

  static HandTrainer<Label> classifier(Blueprint blueprint, int hidden) {
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
  static HandTrainer<Label> withPoisonAtEpoch(Blueprint blueprint, int hidden, int epoch) {
    HandTrainer<Label> trainer = classifier(blueprint, hidden);
    trainer.poisonedEpoch = epoch;
    return trainer;
  }

  static HandTrainer<Estimate> regressor(int in, int hidden, int outputs) {
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
    return new Training(memory, worker);
  }

  @Override
  protected Step inferenceStep(Memory memory, Worker worker) {
    return new Inference(memory, worker);
  }

  /** The forward pass, which both steps share here. */
  private abstract class Forward extends Step {
    final Floats input;
    final Floats target;
    final Floats weight1;
    final Floats weight2;
    final Floats activation;
    final Floats prediction;
    final float[] bias1 = new float[hidden];
    final float[] bias2 = new float[out];
    final float[] tile = new float[Math.max(hidden, Math.max(in, out))];
    final float[] truth = new float[out];
    final double[][] sums;
    final long bias1At = (long) hidden * in;
    final long weight2At = bias1At + hidden;
    final long bias2At = weight2At + (long) out * hidden;
    final Floats parameters;
    final boolean softmax;

    Forward(Memory memory, Worker worker) {
      super(memory, worker);
      input = memory.input();
      target = memory.target();
      parameters = memory.parameters();
      weight1 = parameters.slice(0, (long) hidden * in);
      weight2 = parameters.slice(weight2At, (long) out * hidden);
      activation = memory.activation(0, hidden);
      prediction = memory.activation(hidden, out);
      sums = memory.sharedDoubles("loss", 1);
      softmax = blueprint().task() == Blueprint.Task.MULTICLASS;
    }

    void forwardHidden(int from, int to) {
      Gemm gemm = worker.gemm();
      parameters.read(bias1At, bias1, hidden);
      gemm.abT(
          to - from,
          hidden,
          in,
          input,
          (long) from * in,
          in,
          weight1,
          0,
          in,
          0,
          activation,
          (long) from * hidden,
          hidden);
      for (int row = from; row < to; row++) {
        activation.read((long) row * hidden, tile, hidden);
        for (int i = 0; i < hidden; i++) {
          tile[i] = Math.max(0f, tile[i] + bias1[i]);
        }
        activation.write((long) row * hidden, tile, hidden);
      }
    }

    /** Returns this worker's part of the sum of losses. */
    double forwardLast(int from, int to) {
      parameters.read(bias2At, bias2, out);
      worker
          .gemm()
          .abT(
              to - from,
              out,
              hidden,
              activation,
              (long) from * hidden,
              hidden,
              weight2,
              0,
              hidden,
              0,
              prediction,
              (long) from * out,
              out);
      double sum = 0;
      for (int row = from; row < to; row++) {
        prediction.read((long) row * out, tile, out);
        target.read((long) row * out, truth, out);
        sum += softmax ? softmax() : squares();
        prediction.write((long) row * out, tile, out);
      }
      return sum;
    }

    private double squares() {
      double sum = 0;
      for (int i = 0; i < out; i++) {
        tile[i] += bias2[i];
        sum += (tile[i] - truth[i]) * (double) (tile[i] - truth[i]) / out;
      }
      return sum;
    }

    private double softmax() {
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < out; i++) {
        tile[i] += bias2[i];
        highest = Math.max(highest, tile[i]);
      }
      double total = 0;
      for (int i = 0; i < out; i++) {
        total += Math.exp(tile[i] - highest);
      }
      double loss = 0;
      for (int i = 0; i < out; i++) {
        double logProbability = tile[i] - highest - Math.log(total);
        loss -= truth[i] == 0 ? 0 : truth[i] * logProbability;
        tile[i] = (float) Math.exp(logProbability);
      }
      return loss;
    }

    void meanLoss(double part) {
      sums[worker.index()][0] = part;
      worker.await();
      double sum = 0;
      for (double[] each : sums) {
        sum += each[0];
      }
      loss(sum / rows);
    }
  }

  private final class Inference extends Forward {
    Inference(Memory memory, Worker worker) {
      super(memory, worker);
    }

    @Override
    protected void forward() {
      int from = worker.from(rows);
      int to = worker.to(rows);
      forwardHidden(from, to);
      double part = forwardLast(from, to);
      observe(prediction, out);
      if (targets()) {
        meanLoss(part);
      }
    }
  }

  private final class Training extends Forward {
    final Floats dPrediction;
    final Floats dActivation;
    final Floats gradients;
    final float[] velocity;
    final float[] mask = new float[hidden];
    final float[] gradient = new float[Math.max(in, hidden)];
    final float momentum;

    Training(Memory memory, Worker worker) {
      super(memory, worker);
      dPrediction = memory.activation(hidden + out, out);
      dActivation = memory.activation(hidden + 2L * out, hidden);
      gradients = memory.gradients();
      int all = (int) parameters.length();
      velocity = memory.slot("sgd.velocity", 0).floats(all)[0];
      momentum = (float) memory.setting("momentum");
    }

    @Override
    protected int layers() {
      return 2;
    }

    @Override
    protected void forward(int count) {
      forwardHidden(worker.from(rows), worker.to(rows));
      if (count > 1) {
        forwardLast(worker.from(rows), worker.to(rows));
      }
    }

    @Override
    protected Floats output(int layer) {
      return layer == 0 ? activation : prediction;
    }

    @Override
    protected int width(int layer) {
      return layer == 0 ? hidden : out;
    }

    @Override
    protected void gradients() {
      int from = worker.from(rows);
      int to = worker.to(rows);
      forwardHidden(from, to);
      double part = forwardLast(from, to);
      observe(prediction, out);
      backwardRows(from, to);
      meanLoss(part);
    }

    /** The weights' gradients come here too: a worker updates those that it computes. */
    @Override
    protected void update() {
      backwardWeights();
    }

    private void backwardRows(int from, int to) {
      float scale = softmax ? 1f / rows : 2f / (rows * out);
      for (int row = from; row < to; row++) {
        prediction.read((long) row * out, tile, out);
        target.read((long) row * out, truth, out);
        for (int i = 0; i < out; i++) {
          tile[i] = (tile[i] - truth[i]) * scale;
        }
        dPrediction.write((long) row * out, tile, out);
      }
      worker
          .gemm()
          .ab(
              to - from,
              hidden,
              out,
              dPrediction,
              (long) from * out,
              out,
              weight2,
              0,
              hidden,
              0,
              dActivation,
              (long) from * hidden,
              hidden);
      for (int row = from; row < to; row++) {
        activation.read((long) row * hidden, mask, hidden);
        dActivation.read((long) row * hidden, tile, hidden);
        for (int i = 0; i < hidden; i++) {
          tile[i] = mask[i] > 0 ? tile[i] : 0;
        }
        dActivation.write((long) row * hidden, tile, hidden);
      }
    }

    /** Every worker owns some units of each layer: their weights' rows and their biases. */
    private void backwardWeights() {
      backward(out, hidden, dPrediction, activation, weight2At, bias2At);
      backward(hidden, in, dActivation, input, 0, bias1At);
    }

    private void backward(int units, int width, Floats dy, Floats x, long weightAt, long biasAt) {
      int from = worker.from(units);
      int to = worker.to(units);
      worker
          .gemm()
          .aTb(
              to - from,
              width,
              rows,
              dy,
              from,
              units,
              x,
              0,
              width,
              0,
              gradients,
              weightAt + (long) from * width,
              width);
      for (int unit = from; unit < to; unit++) {
        update(weightAt + (long) unit * width, width);
        float sum = 0;
        for (int row = 0; row < rows; row++) {
          dy.read((long) row * units + unit, tile, 1);
          sum += tile[0];
        }
        gradient[0] = sum;
        gradients.write(biasAt + unit, gradient, 1);
        update(biasAt + unit, 1);
      }
    }

    private void update(long at, int count) {
      gradients.read(at, gradient, count);
      parameters.read(at, tile, count);
      float rate = (float) learningRate;
      for (int i = 0; i < count; i++) {
        int place = (int) at + i;
        velocity[place] = momentum * velocity[place] + gradient[i];
        tile[i] -= rate * velocity[place];
      }
      parameters.write(at, tile, count);
    }
  }
}
