package dev.regimen.kernel;

import java.util.Arrays;

/**
 * One sum for each tensor of a range of the flat vectors, which the workers contribute to tile by
 * tile: norms for clipping and for trust ratios. Summed in double, in the order of the workers, so
 * that it is the same on all of them.
 */
public final class TensorSums {
  /** Tiles whose squares are held before rounding would show. */
  private static final int MOST_HELD = 64;

  private final double[][] parts;
  private final double[] own;
  private final long[] ends;

  /** Squares of tiles of one tensor, element by element, which vectorizes. */
  private float[] floatLanes = {};

  private int held;
  private int holder;

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

  /** Completes this worker's part, before the barrier behind which the others read it. */
  public void end() {
    if (held > 0) {
      own[holder] += Tiles.sum(floatLanes, 0, floatLanes.length);
      own[holder] += Tiles.sum(doubleLanes, 0, doubleLanes.length);
      Arrays.fill(floatLanes, 0);
      Arrays.fill(doubleLanes, 0);
      held = 0;
    }
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
      own[tensor] += Tiles.sum(tile, from, to);
      from = to;
    }
  }

  /** Adds the squares of elements. */
  public void addSquares(long at, float[] tile, int n) {
    int tensor = tensor(at);
    if (2 * n >= tile.length && at + n <= ends[tensor]) {
      hold(tensor, tile, n);
      return;
    }
    for (int from = 0; from < n; tensor++) {
      int to = (int) Math.min(n, ends[tensor] - at);
      own[tensor] += Tiles.sumOfSquares(tile, from, to);
      from = to;
    }
  }

  private void hold(int tensor, float[] tile, int n) {
    if (held == MOST_HELD || tensor != holder) {
      end();
    }
    if (floatLanes.length < tile.length) {
      end();
      floatLanes = new float[tile.length];
    }
    holder = tensor;
    held++;
    Tiles.addSquares(tile, floatLanes, n);
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
}
