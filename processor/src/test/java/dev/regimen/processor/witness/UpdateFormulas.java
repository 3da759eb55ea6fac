package dev.regimen.processor.witness;

import static dev.regimen.processor.witness.Tensors.isMatrix;
import static dev.regimen.processor.witness.Tensors.norm;
import static dev.regimen.processor.witness.Tensors.plus;
import static dev.regimen.processor.witness.Tensors.times;

import java.util.HashMap;

/** Optimizers written out in double, as their papers and PyTorch's documents have them. */
final class UpdateFormulas {
  private UpdateFormulas() {}

  /** The optimizer's state by the tensor's name and its own. */
  static final class Slots extends HashMap<String, double[]> {
    private static final long serialVersionUID = 1;

    double[] of(String tensor, String slot, int length) {
      return computeIfAbsent(tensor + " " + slot, key -> new double[length]);
    }
  }

  static void lamb(Tensors w, Tensors g, double rate, int step, Slots slots) {
    Tensors bounded = clipped(g, 0.3);
    w.forEach(
        (name, x) -> {
          double[] u = adam(name, bounded.get(name), step, 1e-6, slots);
          if (isMatrix(name)) {
            u = plus(u, times(x, 0.02));
            u = times(u, norm(x) / norm(u));
          }
          descend(x, u, rate);
        });
  }

  /** As PyTorch's Muon goes on, with AdamW for biases and the last layer. */
  static void muon(Tensors w, Tensors g, double rate, int step, Slots slots, double momentum) {
    w.forEach(
        (name, x) -> {
          double[] decay = times(x, isMatrix(name) ? 0.02 : 0);
          if (!name.equals("a.weight")) {
            double[] u = adamBy(0.95, name, g.get(name), step, 1e-8, slots);
            descend(x, plus(u, decay), rate * 3e-4 / 0.02);
            return;
          }
          double[] v = slots.of(name, "velocity", x.length);
          for (int i = 0; i < v.length; i++) {
            v[i] += (1 - momentum) * (g.get(name)[i] - v[i]);
          }
          boolean ahead = momentum == 0.95;
          double[] u =
              ahead ? plus(times(v, momentum), times(g.get(name), 1 - momentum)) : v.clone();
          int rows = w.get("a.bias").length;
          descend(x, plus(orthogonal(u, rows, ahead ? 5 : 4), decay), rate);
        });
  }

  /** X ← 3.4445 X − 4.775 (XXᵀ)X + 2.0315 (XXᵀ)²X, times √max(1, rows/columns). */
  private static double[] orthogonal(double[] matrix, int rows, int steps) {
    int columns = matrix.length / rows;
    double[] x = times(matrix, 1 / norm(matrix));
    for (int step = 0; step < steps; step++) {
      double[] once = cubed(x, x, rows, columns);
      double[] twice = cubed(x, once, rows, columns);
      x = plus(plus(times(x, 3.4445), times(once, -4.775)), times(twice, 2.0315));
    }
    return times(x, Math.sqrt(Math.max(1, (double) rows / columns)));
  }

  /** XXᵀY. */
  private static double[] cubed(double[] x, double[] y, int rows, int columns) {
    double[] result = new double[y.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        double dot = 0;
        for (int k = 0; k < columns; k++) {
          dot += x[i * columns + k] * x[j * columns + k];
        }
        for (int k = 0; k < columns; k++) {
          result[i * columns + k] += dot * y[j * columns + k];
        }
      }
    }
    return result;
  }

  static void lars(Tensors w, Tensors g, double rate, int step, Slots slots) {
    w.forEach(
        (name, x) -> {
          double[] u = g.get(name);
          if (isMatrix(name)) {
            u = plus(u, times(x, 0.05));
            u = times(u, 0.01 * norm(x) / norm(u));
          }
          double[] v = slots.of(name, "velocity", x.length);
          System.arraycopy(plus(times(v, 0.9), u), 0, v, 0, v.length);
          descend(x, v, rate);
        });
  }

  static void sgd(Tensors w, Tensors g, double rate) {
    w.forEach((name, x) -> descend(x, g.get(name), rate));
  }

  static void descend(double[] w, double[] u, double rate) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= rate * u[i];
    }
  }

  static Tensors clipped(Tensors g, double bound) {
    double squares = g.values().stream().mapToDouble(x -> norm(x) * norm(x)).sum();
    Tensors clipped = new Tensors();
    g.forEach((name, x) -> clipped.put(name, times(x, Math.min(1, bound / Math.sqrt(squares)))));
    return clipped;
  }

  static double[] adam(String name, double[] g, int step, double epsilon, Slots slots) {
    return adamBy(0.999, name, g, step, epsilon, slots);
  }

  private static double[] adamBy(
      double beta2, String name, double[] g, int step, double epsilon, Slots slots) {
    double[] mean = slots.of(name, "mean", g.length);
    double[] square = slots.of(name, "square", g.length);
    double[] u = new double[g.length];
    for (int i = 0; i < g.length; i++) {
      mean[i] = 0.9 * mean[i] + 0.1 * g[i];
      square[i] = beta2 * square[i] + (1 - beta2) * g[i] * g[i];
      double root = Math.sqrt(square[i] / (1 - Math.pow(beta2, step)));
      u[i] = mean[i] / (1 - Math.pow(0.9, step)) / (root + epsilon);
    }
    return u;
  }
}
