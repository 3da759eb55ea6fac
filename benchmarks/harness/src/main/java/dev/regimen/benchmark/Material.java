package dev.regimen.benchmark;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/** What all sides begin with: initial weights and one batch, as functions of their names. */
public final class Material {
  private final Workload workload;

  public Material(Workload workload) {
    this.workload = workload;
  }

  /**
   * The weights of a layer in PyTorch's order, [outputs, inputs] or [outputs, inputs, height,
   * width], uniform within ±1/√inputs.
   *
   * @param inputs products that an output sums
   */
  public float[] weight(String layer, int inputs, int outputs) {
    double bound = 1 / Math.sqrt(inputs);
    return uniform(layer + ".weight", inputs * outputs, -bound, bound);
  }

  /** The bias of a layer. */
  public float[] bias(String layer, int outputs) {
    return uniform(layer + ".bias", outputs, -0.1, 0.1);
  }

  /** The scale of a layer's batch normalization. */
  public float[] gamma(String layer, int channels) {
    return uniform(layer + "_norm.weight", channels, 0.5, 1.5);
  }

  /** The shift of a layer's batch normalization. */
  public float[] beta(String layer, int channels) {
    return uniform(layer + "_norm.bias", channels, -0.1, 0.1);
  }

  /** The running mean of a layer's batch normalization. */
  public float[] runningMean(String layer, int channels) {
    return uniform(layer + "_norm.running_mean", channels, -0.1, 0.1);
  }

  /** The running variance of a layer's batch normalization. */
  public float[] runningVariance(String layer, int channels) {
    return uniform(layer + "_norm.running_var", channels, 0.5, 1.5);
  }

  /** A table of rows, or whatever else is small at first: uniform within ±0.1. */
  public float[] table(String layer, int rows, int width) {
    return uniform(layer, rows * width, -0.1, 0.1);
  }

  /** The rows of {@link #table} one after the other, for who has no room for all of them twice. */
  public void table(String layer, int rows, int width, Consumer<float[]> row) {
    SplittableRandom random = new SplittableRandom(layer.hashCode());
    for (int i = 0; i < rows; i++) {
      row.accept(uniform(random, width, -0.1, 0.1));
    }
  }

  /** Batches of ids [batch][features]. */
  public float[][][] ids(int batches) {
    SplittableRandom random = new SplittableRandom("ids".hashCode());
    float[][][] ids = new float[batches][workload.batch()][workload.features()];
    for (float[][] batch : ids) {
      for (float[] sample : batch) {
        for (int i = 0; i < sample.length; i++) {
          sample[i] = random.nextInt(workload.vocabulary());
        }
      }
    }
    return ids;
  }

  /** The batch [batch][features]; of an image the channels of the first pixel come first. */
  public float[][] features() {
    float[] flat = uniform("features", workload.batch() * workload.features(), 0, 1);
    for (int i = 0; workload.ids() && i < flat.length; i++) {
      flat[i] = (int) (flat[i] * workload.outputs());
    }
    return rows(flat, workload.features());
  }

  /** The classes of the batch. */
  public int[] labels() {
    SplittableRandom random = new SplittableRandom("labels".hashCode());
    return random.ints(workload.batch(), 0, workload.outputs()).toArray();
  }

  /** The targets of a regression [batch][outputs]. */
  public float[][] targets() {
    float[] flat = uniform("targets", workload.batch() * workload.outputs(), -1, 1);
    return rows(flat, workload.outputs());
  }

  private static float[][] rows(float[] flat, int width) {
    float[][] rows = new float[flat.length / width][width];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(flat, row * width, rows[row], 0, width);
    }
    return rows;
  }

  private static float[] uniform(String name, int length, double from, double to) {
    return uniform(new SplittableRandom(name.hashCode()), length, from, to);
  }

  private static float[] uniform(SplittableRandom random, int length, double from, double to) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(from, to);
    }
    return values;
  }
}
