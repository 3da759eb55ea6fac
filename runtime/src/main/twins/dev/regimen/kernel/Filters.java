package dev.regimen.kernel;

/**
 * Reparameterized rows of a weight matrix: at unit length (weight normalization, Salimans and
 * Kingma 2016) and standardized (weight standardization, Qiao et al. 2019), with their gradients.
 * An instance belongs to one worker; it keeps its tiles.
 */
public final class Filters {
  private float[] floatRow = {};
  private float[] floatGradient = {};
  private float[] floatProducts = {};

  /** {@code sum_r += more_r} for rows {@code [first, end)}. */
  public void add(int first, int end, int width, Floats more, Floats sum) {
    prepareFloat(width);
    for (int r = first; r < end; r++) {
      sum.read((long) r * width, floatRow, width);
      more.read((long) r * width, floatGradient, width);
      combine(floatRow, floatGradient, width, 1, 1, 0);
      sum.write((long) r * width, floatRow, width);
    }
  }

  /**
   * {@code out_r = w_r / max(‖w_r‖, epsilon)} for rows {@code [first, end)}; {@code out} may be
   * {@code w}.
   */
  public void unit(int first, int end, int width, double epsilon, Floats w, Floats out) {
    prepareFloat(width);
    float[] row = floatRow;
    for (int r = first; r < end; r++) {
      w.read((long) r * width, row, width);
      scale(row, width, (float) (1 / Math.max(epsilon, Math.sqrt(dot(row, row, width)))));
      out.write((long) r * width, row, width);
    }
  }

  /**
   * The gradient of {@link #unit}: {@code dw_r = (dOut_r - u_r (u_r · dOut_r)) / ‖w_r‖} with {@code
   * u_r = w_r / ‖w_r‖}; {@code dw} may be {@code dOut}.
   */
  public void unitGradient(
      int first, int end, int width, double epsilon, Floats w, Floats dOut, Floats dw) {
    prepareFloat(width);
    float[] row = floatRow;
    float[] gradient = floatGradient;
    for (int r = first; r < end; r++) {
      w.read((long) r * width, row, width);
      dOut.read((long) r * width, gradient, width);
      double norm = Math.sqrt(dot(row, row, width));
      double scale = 1 / Math.max(epsilon, norm);
      double along = norm > epsilon ? dot(row, gradient, width) * scale * scale * scale : 0;
      combine(gradient, row, width, (float) scale, (float) -along, 0);
      dw.write((long) r * width, gradient, width);
    }
  }

  /**
   * {@code out_r = (w_r - mean(w_r)) / √(var(w_r) + epsilon)} for rows {@code [first, end)}, with
   * the biased variance; {@code out} may be {@code w}.
   */
  public void standardize(int first, int end, int width, double epsilon, Floats w, Floats out) {
    prepareFloat(width);
    float[] row = floatRow;
    for (int r = first; r < end; r++) {
      w.read((long) r * width, row, width);
      scale(row, width, (float) center(row, width, epsilon));
      out.write((long) r * width, row, width);
    }
  }

  /**
   * The gradient of {@link #standardize}: {@code dw_r = s (dOut_r - mean(dOut_r) - z_r mean(z_r
   * dOut_r))} with {@code s = 1 / √(var(w_r) + epsilon)} and {@code z_r} the standardized row;
   * {@code dw} may be {@code dOut}.
   */
  public void standardizeGradient(
      int first, int end, int width, double epsilon, Floats w, Floats dOut, Floats dw) {
    prepareFloat(width);
    float[] row = floatRow;
    float[] gradient = floatGradient;
    for (int r = first; r < end; r++) {
      w.read((long) r * width, row, width);
      dOut.read((long) r * width, gradient, width);
      double scale = center(row, width, epsilon);
      double along = dot(row, gradient, width) / width * scale * scale * scale;
      double mean = Tiles.sum(gradient, 0, width) / width;
      combine(gradient, row, width, (float) scale, (float) -along, (float) (-mean * scale));
      dw.write((long) r * width, gradient, width);
    }
  }

  private void prepareFloat(int width) {
    if (floatRow.length < width) {
      floatRow = new float[width];
      floatGradient = new float[width];
      floatProducts = new float[width];
    }
  }

  /** Takes the mean off the row; returns what then scales it. */
  private double center(float[] row, int width, double epsilon) {
    float mean = Tiles.sum(row, 0, width) / width;
    for (int i = 0; i < width; i++) {
      row[i] -= mean;
    }
    return 1 / Math.sqrt(dot(row, row, width) / width + epsilon);
  }

  private double dot(float[] a, float[] b, int width) {
    float[] products = floatProducts;
    for (int i = 0; i < width; i++) {
      products[i] = a[i] * b[i];
    }
    return Tiles.sum(products, 0, width);
  }

  private static void scale(float[] row, int width, float factor) {
    for (int i = 0; i < width; i++) {
      row[i] *= factor;
    }
  }

  /** {@code a = a p + b q + r}. */
  private static void combine(float[] a, float[] b, int width, float p, float q, float r) {
    for (int i = 0; i < width; i++) {
      a[i] = a[i] * p + b[i] * q + r;
    }
  }
}
