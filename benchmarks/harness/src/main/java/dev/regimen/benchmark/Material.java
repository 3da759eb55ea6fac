package dev.regimen.benchmark;

import java.util.SplittableRandom;

/** What all sides begin with: initial weights and one batch, as functions of their names. */
public final class Material {
  private final Workload workload;

  public Material(Workload workload) {
    this.workload = workload;
  }

  /** A weight matrix [outputs, inputs] of a layer, uniform within ±1/√inputs. */
  public float[] weight(int layer) {
    int inputs = workload.widths().get(layer);
    double bound = 1 / Math.sqrt(inputs);
    return uniform(workload.layer(layer) + ".weight", inputs * width(layer), -bound, bound);
  }

  /** The bias of a layer. */
  public float[] bias(int layer) {
    return uniform(workload.layer(layer) + ".bias", width(layer), -0.1, 0.1);
  }

  /** The scale of a layer's batch normalization. */
  public float[] gamma(int layer) {
    return uniform(workload.layer(layer) + "_norm.weight", width(layer), 0.5, 1.5);
  }

  /** The shift of a layer's batch normalization. */
  public float[] beta(int layer) {
    return uniform(workload.layer(layer) + "_norm.bias", width(layer), -0.1, 0.1);
  }

  /** The running mean of a layer's batch normalization. */
  public float[] runningMean(int layer) {
    return uniform(workload.layer(layer) + "_norm.running_mean", width(layer), -0.1, 0.1);
  }

  /** The running variance of a layer's batch normalization. */
  public float[] runningVariance(int layer) {
    return uniform(workload.layer(layer) + "_norm.running_var", width(layer), 0.5, 1.5);
  }

  /** The batch [batch][features]. */
  public float[][] features() {
    float[] flat = uniform("features", workload.batch() * workload.features(), 0, 1);
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

  private int width(int layer) {
    return workload.widths().get(layer + 1);
  }

  private static float[][] rows(float[] flat, int width) {
    float[][] rows = new float[flat.length / width][width];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(flat, row * width, rows[row], 0, width);
    }
    return rows;
  }

  private static float[] uniform(String name, int length, double from, double to) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(from, to);
    }
    return values;
  }
}
