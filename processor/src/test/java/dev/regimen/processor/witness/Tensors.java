package dev.regimen.processor.witness;

import java.util.Arrays;
import java.util.HashMap;
import java.util.function.DoubleUnaryOperator;

/** Tensors by their names, and what formulas written out do with them; vectors end in bias. */
final class Tensors extends HashMap<String, double[]> {
  private static final long serialVersionUID = 1;

  /** Every unit has a bias, and a row of the weight. */
  void bound(double largest) {
    forEach(
        (name, x) -> {
          if (isMatrix(name)) {
            int units = get(name.replace("weight", "bias")).length;
            int each = x.length / units;
            for (int unit = 0; unit < units; unit++) {
              double norm = norm(Arrays.copyOfRange(x, unit * each, (unit + 1) * each));
              for (int i = unit * each; norm > largest && i < (unit + 1) * each; i++) {
                x[i] *= largest / norm;
              }
            }
          }
        });
  }

  static boolean isMatrix(String name) {
    return !name.endsWith("bias");
  }

  static double norm(double[] x) {
    double squares = 0;
    for (double e : x) {
      squares += e * e;
    }
    return Math.sqrt(squares);
  }

  static double[] times(double[] x, double by) {
    return map(x, e -> e * by);
  }

  static double[] map(double[] x, DoubleUnaryOperator of) {
    return Arrays.stream(x).map(of).toArray();
  }

  static double[] plus(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }
}
