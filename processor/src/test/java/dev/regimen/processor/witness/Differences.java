package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.regimen.train.StepBench;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A generated gradient beside central differences of the generated loss, in double. */
final class Differences {
  private static final double RELATIVE = 1e-5;
  // Where a kink lies between the two points, a smaller step finds the slope on its own side.
  private static final double[] STEPS = {1e-4, 1e-5, 1e-6};
  static final int ENTRIES = 12;

  private Differences() {}

  /**
   * Checks some elements of every parameter's gradient. The draws of a step are functions of its
   * number, so the loss of one step is one function of the parameters.
   */
  static void check(StepBench bench, int rows, long step, String where) {
    check(bench, rows, step, where, ENTRIES);
  }

  /** The same with a number of elements for each parameter. */
  static void check(StepBench bench, int rows, long step, String where, int entries) {
    double loss = bench.train(rows, step, 0).loss();
    // What rounding of the loss leaves of a gradient that is exactly 0, such as a cancelled bias's.
    double rounding = 4 * Math.ulp(Math.max(1, Math.abs(loss))) / STEPS[0] / RELATIVE;
    Map<String, double[]> gradients = new LinkedHashMap<>();
    bench.parameters().forEach(name -> gradients.put(name, bench.gradient(name)));
    Random random = new Random(rows);
    double largest = 0;
    for (String name : bench.parameters()) {
      double[] gradient = gradients.get(name);
      double scale = Math.max(Close.scale(gradient), Math.max(rounding, 1e-6));
      for (int i = 0; i < Math.min(entries, gradient.length); i++) {
        int at = gradient.length <= entries ? i : random.nextInt(gradient.length);
        compare(bench, rows, step, name, at, gradient[at], scale, where);
        largest = Math.max(largest, Math.abs(gradient[at]));
      }
    }
    assertTrue(largest > 1e-6, where + ": the gradient is zero everywhere");
  }

  private static void compare(
      StepBench bench,
      int rows,
      long step,
      String name,
      int at,
      double exact,
      double scale,
      String where) {
    double best = Double.POSITIVE_INFINITY;
    double closest = Double.NaN;
    for (double width : STEPS) {
      double inner = slope(bench, rows, step, name, at, width);
      // Twice as many steps give the difference of fourth order, where that of second is too far.
      for (int order = 2; order <= 4; order += 2) {
        double difference =
            order == 2 ? inner : (4 * inner - slope(bench, rows, step, name, at, 2 * width)) / 3;
        double error = Math.abs(difference - exact) / Math.max(Math.abs(exact), scale);
        if (error <= RELATIVE) {
          return;
        }
        if (error < best) {
          best = error;
          closest = difference;
        }
      }
    }
    fail(
        "%s: gradient of %s[%d] is %s, the loss differs by %s (relative %.1e)"
            .formatted(where, name, at, exact, closest, best));
  }

  /** (f₁ − f₋₁) / 2h. */
  private static double slope(
      StepBench bench, int rows, long step, String name, int at, double width) {
    double[] values = bench.get(name);
    double here = values[at];
    values[at] = here + width;
    bench.set(name, values);
    double above = bench.train(rows, step, 0).loss();
    values[at] = here - width;
    bench.set(name, values);
    double below = bench.train(rows, step, 0).loss();
    values[at] = here;
    bench.set(name, values);
    return (above - below) / (2 * width);
  }
}
