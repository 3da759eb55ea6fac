package dev.regimen.train;

import dev.regimen.kernel.Reals;

/**
 * Takes the mean of one worker's predictions over several passes, and shows it on; where the passes
 * draw, their deviation too: √(Σ (yₖ − mean)² / n) of the n passes.
 */
final class MeanOfViews implements Step.Observer {
  private static final double[] NONE = {};

  private final int passes;
  private final Step.Observer sink;
  private final Reals shown;
  private final float[] tile;

  /** The mean so far, and the squared differences from it: Welford's sums, which do not cancel. */
  private final double[] mean;

  private final double[] squares;
  private int pass;

  /**
   * A mean.
   *
   * @param rows the most that a batch has
   * @param sink who sees the mean
   */
  MeanOfViews(Blueprint blueprint, Passes passes, int rows, Step.Observer sink) {
    this.passes = passes.count();
    this.sink = sink;
    int width = blueprint.targetWidth();
    int numbers = this.passes == 1 ? 0 : Math.multiplyExact(rows, width);
    shown = Vectors.allocate(blueprint.doublePrecision(), numbers);
    tile = new float[width];
    mean = new double[numbers];
    squares = new double[passes.draws() > 1 ? numbers : 0];
  }

  /** Says which pass is shown next, from 0; the last one completes the mean. */
  Step.Observer at(int next) {
    pass = next;
    return passes == 1 ? sink : this;
  }

  /** The deviation of each number of a row, empty where the passes do not draw. */
  double[] deviations(int row) {
    if (squares.length == 0) {
      return NONE;
    }
    double[] deviations = new double[tile.length];
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = Math.sqrt(squares[row * tile.length + i] / passes);
    }
    return deviations;
  }

  @Override
  public void observe(Reals prediction, int width, int from, int to) {
    for (int row = from; row < to; row++) {
      prediction.read((long) row * width, tile, 0, width);
      for (int i = 0; i < width; i++) {
        add(row * width + i, tile[i]);
      }
    }
    if (pass == passes - 1) {
      for (int row = from; row < to; row++) {
        for (int i = 0; i < width; i++) {
          tile[i] = (float) mean[row * width + i];
        }
        shown.write((long) row * width, tile, 0, width);
      }
      sink.observe(shown, width, from, to);
    }
  }

  private void add(int at, double value) {
    double before = pass == 0 ? 0 : mean[at];
    double difference = value - before;
    mean[at] = before + difference / (pass + 1);
    if (squares.length > 0) {
      squares[at] = pass == 0 ? 0 : squares[at] + difference * (value - mean[at]);
    }
  }
}
