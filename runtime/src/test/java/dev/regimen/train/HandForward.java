package dev.regimen.train;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Gemm;
import dev.regimen.kernel.Worker;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Step;

/** The forward pass of {@link HandTrainer}, which both of its steps share. */
abstract class HandForward extends Step {
  /**
   * What the steps are of.
   *
   * @param softmax whether the loss is cross-entropy after a softmax, not mean squares
   */
  record Sizes(int in, int hidden, int out, boolean softmax) {}

  final int in;
  final int hidden;
  final int out;
  final Floats input;
  final Floats target;
  final Floats weight1;
  final Floats weight2;
  final Floats activation;
  final Floats prediction;
  final float[] bias1;
  final float[] bias2;
  final float[] tile;
  final float[] truth;
  final double[][] sums;
  final long bias1At;
  final long weight2At;
  final long bias2At;
  final Floats parameters;
  final boolean softmax;

  HandForward(Memory memory, Worker worker, Sizes sizes) {
    super(memory, worker);
    in = sizes.in();
    hidden = sizes.hidden();
    out = sizes.out();
    softmax = sizes.softmax();
    bias1 = new float[hidden];
    bias2 = new float[out];
    tile = new float[Math.max(hidden, Math.max(in, out))];
    truth = new float[out];
    bias1At = (long) hidden * in;
    weight2At = bias1At + hidden;
    bias2At = weight2At + (long) out * hidden;
    input = memory.input();
    target = memory.target();
    parameters = memory.parameters();
    weight1 = parameters.slice(0, (long) hidden * in);
    weight2 = parameters.slice(weight2At, (long) out * hidden);
    activation = memory.activation(0, hidden);
    prediction = memory.activation(hidden, out);
    sums = memory.sharedDoubles("loss", 1);
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
