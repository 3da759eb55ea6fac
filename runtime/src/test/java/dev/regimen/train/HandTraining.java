package dev.regimen.train;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Worker;
import dev.regimen.train.step.Memory;

/** The step by which {@link HandTrainer} trains. */
final class HandTraining extends HandForward {
  final Floats dPrediction;
  final Floats dActivation;
  final Floats gradients;
  final float[] velocity;
  final float[] mask;
  final float[] gradient;
  final float momentum;

  HandTraining(Memory memory, Worker worker, Sizes sizes) {
    super(memory, worker, sizes);
    mask = new float[hidden];
    gradient = new float[Math.max(in, hidden)];
    dPrediction = memory.activation(hidden + out, out);
    dActivation = memory.activation(hidden + 2L * out, hidden);
    gradients = memory.gradients();
    int all = (int) parameters.length();
    velocity = memory.slot("sgd.velocity", 0).floats(all)[0];
    momentum = (float) memory.setting("momentum");
  }

  @Override
  public void gradients() {
    int from = worker.from(rows);
    int to = worker.to(rows);
    forwardHidden(from, to);
    output(0, activation, hidden);
    double part = forwardLast(from, to);
    output(1, prediction, out);
    observe(prediction, out);
    backwardRows(from, to);
    meanLoss(part);
  }

  /** The weights' gradients come here too: a worker updates those that it computes. */
  @Override
  public void update() {
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
