package dev.regimen.kernel;

import java.util.Arrays;

/**
 * One sum for each tensor of a range of the flat vectors, which the workers contribute to tile by
 * tile: norms for clipping and for trust ratios. Summed in double, in the order of the workers, so
 * that it is the same on all of them.
 */
public final class TensorSums {
  private static final int LANES = 8;

  private final double[][] parts;
  private final double[] own;
  private final long[] ends;

  /**
   * Sums that begin at 0.
   *
   * @param parts one row a worker, shared by all, one number a tensor
   * @param ends where each tensor ends in the flat vectors
   */
  public TensorSums(Worker worker, double[][] parts, long[] ends) {
    this.parts = parts;
    this.ends = ends.clone();
    own = parts[worker.index()];
  }

  /** Begins anew; the others must have read what was summed up before. */
  public void clear() {
    Arrays.fill(own, 0);
  }

  private int tensor(long at) {
    int found = Arrays.binarySearch(ends, at + 1);
    return found >= 0 ? found : -found - 1;
  }

  /** Adds the first {@code n} elements of a tile that lies at {@code at} in the flat vectors. */
  public void add(long at, float[] tile, int n) {
    int tensor = tensor(at);
    for (int from = 0; from < n; tensor++) {
      int to = (int) Math.min(n, ends[tensor] - at);
      own[tensor] += sum(tile, from, to, false);
      from = to;
    }
  }

  /** Adds the squares of elements. */
  public void addSquares(long at, float[] tile, int n) {
    int tensor = tensor(at);
    for (int from = 0; from < n; tensor++) {
      int to = (int) Math.min(n, ends[tensor] - at);
      own[tensor] += sum(tile, from, to, true);
      from = to;
    }
  }

  /** In eight lanes, which C2 keeps in registers where one sum would wait for each addition. */
  private static double sum(float[] tile, int from, int to, boolean squares) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = from;
    if (squares) {
      for (; i + LANES <= to; i += LANES) {
        s0 += tile[i] * tile[i];
        s1 += tile[i + 1] * tile[i + 1];
        s2 += tile[i + 2] * tile[i + 2];
        s3 += tile[i + 3] * tile[i + 3];
        s4 += tile[i + 4] * tile[i + 4];
        s5 += tile[i + 5] * tile[i + 5];
        s6 += tile[i + 6] * tile[i + 6];
        s7 += tile[i + 7] * tile[i + 7];
      }
    } else {
      for (; i + LANES <= to; i += LANES) {
        s0 += tile[i];
        s1 += tile[i + 1];
        s2 += tile[i + 2];
        s3 += tile[i + 3];
        s4 += tile[i + 4];
        s5 += tile[i + 5];
        s6 += tile[i + 6];
        s7 += tile[i + 7];
      }
    }
    double rest = 0;
    for (; i < to; i++) {
      rest += squares ? (double) tile[i] * tile[i] : tile[i];
    }
    return rest + ((double) s0 + s4) + ((double) s1 + s5) + ((double) s2 + s6) + ((double) s3 + s7);
  }

  /** {@link #add(long, float[], int)} in double. */
  public void add(long at, double[] tile, int n) {
    int tensor = tensor(at);
    for (int i = 0; i < n; i++) {
      while (at + i >= ends[tensor]) {
        tensor++;
      }
      own[tensor] += tile[i];
    }
  }

  /** {@link #addSquares(long, float[], int)} in double. */
  public void addSquares(long at, double[] tile, int n) {
    int tensor = tensor(at);
    for (int i = 0; i < n; i++) {
      while (at + i >= ends[tensor]) {
        tensor++;
      }
      own[tensor] += tile[i] * tile[i];
    }
  }

  /** The sum over a tensor, once all workers have contributed and passed a barrier. */
  public double of(int tensor) {
    double sum = 0;
    for (double[] part : parts) {
      sum += part[tensor];
    }
    return sum;
  }

  /** The sum over all tensors. */
  public double all() {
    double sum = 0;
    for (int tensor = 0; tensor < ends.length; tensor++) {
      sum += of(tensor);
    }
    return sum;
  }

  /** Fills a tile with a number for each tensor, wherever its elements are. */
  public void spread(float[] numbers, long at, float[] tile, int n) {
    int tensor = tensor(at);
    for (int from = 0; from < n; tensor++) {
      int to = (int) Math.min(n, ends[tensor] - at);
      Arrays.fill(tile, from, to, numbers[tensor]);
      from = to;
    }
  }

  /** {@link #spread(float[], long, float[], int)} in double. */
  public void spread(double[] numbers, long at, double[] tile, int n) {
    int tensor = tensor(at);
    for (int from = 0; from < n; tensor++) {
      int to = (int) Math.min(n, ends[tensor] - at);
      Arrays.fill(tile, from, to, numbers[tensor]);
      from = to;
    }
  }
}
