package dev.regimen.data;

import java.util.Arrays;

/** Fill values of missing features, from the values that the training split has. */
final class Fills {
  private Fills() {}

  static float[] fit(Dataset train, Columns columns) {
    boolean[] indicators = columns.indicators();
    float[][] values = present(train);
    float[] fill = new float[values.length];
    for (int f = 0; f < fill.length; f++) {
      if (values[f].length == 0) {
        throw DataException.atColumn(
            train.source(),
            columns.features().get(f),
            "every value of the training split is missing, so none can be filled");
      }
      boolean median = columns.missing() == Missing.MEDIAN && !indicators[f];
      fill[f] = (float) (median ? median(values[f]) : mean(values[f]));
    }
    return fill;
  }

  /** The values of each feature that are not missing. */
  private static float[][] present(Dataset train) {
    float[][] values = new float[train.features()][train.size()];
    int[] counts = new int[values.length];
    float[] row = new float[values.length];
    for (int n = 0; n < train.size(); n++) {
      train.features(n, row, 0);
      for (int f = 0; f < row.length; f++) {
        if (!Float.isNaN(row[f])) {
          values[f][counts[f]++] = row[f];
        }
      }
    }
    for (int f = 0; f < values.length; f++) {
      values[f] = Arrays.copyOf(values[f], counts[f]);
    }
    return values;
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double median(float[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1
        ? values[middle]
        : ((double) values[middle - 1] + values[middle]) / 2;
  }
}
