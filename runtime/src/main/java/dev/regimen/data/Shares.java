package dev.regimen.data;

import java.util.List;
import java.util.Locale;

/** Distributions over classes. */
final class Shares {
  /** What floats that were rounded one by one may miss 1 by. */
  private static final double ROUNDING = 1e-4;

  private Shares() {}

  /** The class with the largest share of each row; refuses what is no distribution. */
  static int[] largest(String source, float[][] shares, List<String> classes) {
    int[] labels = new int[shares.length];
    for (int i = 0; i < shares.length; i++) {
      float[] row = shares[i];
      if (row.length != classes.size()) {
        throw DataException.atIndex(
            source, i, "expected " + classes.size() + " shares, found " + row.length);
      }
      double sum = 0;
      for (int c = 0; c < row.length; c++) {
        if (row[c] < 0) {
          throw DataException.atIndex(
              source,
              i,
              "expected a share of at least 0, found " + row[c] + " for " + classes.get(c));
        }
        sum += row[c];
        labels[i] = row[c] > row[labels[i]] ? c : labels[i];
      }
      if (Math.abs(sum - 1) > ROUNDING) {
        throw DataException.atIndex(
            source,
            i,
            String.format(Locale.ROOT, "expected shares that sum to 1, found %.6g", sum));
      }
    }
    return labels;
  }
}
