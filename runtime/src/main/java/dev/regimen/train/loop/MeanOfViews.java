package dev.regimen.train.loop;

import dev.regimen.kernel.Reals;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Step;
import dev.regimen.train.step.TaskSpec;
import dev.regimen.train.step.Vectors;
import java.util.List;

/**
 * Takes the mean of one worker's predictions over several passes, and shows it on; where they are
 * several members' or draw, their deviation too: √(Σ (yₖ − mean)² / n) of the n passes.
 */
public final class MeanOfViews implements Step.Observer {
  private static final double[] NONE = {};

  private final int passes;
  private final Step.Observer sink;
  private final List<Sums> tasks;
  private int pass;

  /**
   * A mean.
   *
   * @param rows the most that a batch has
   * @param sink who sees the mean
   */
  public MeanOfViews(Blueprint blueprint, Passes passes, int rows, Step.Observer sink) {
    this.passes = passes.count();
    this.sink = sink;
    boolean deviate = passes.deviate();
    tasks =
        blueprint.tasks().stream()
            .map(task -> new Sums(blueprint, task, this.passes == 1 ? 0 : rows, deviate))
            .toList();
  }

  /** Of one task: what is shown, and the sums that it is made from. */
  private static final class Sums {
    final Reals shown;
    final float[] tile;

    /** The mean so far, and the squares of what differs: Welford's sums, which do not cancel. */
    final double[] mean;

    final double[] squares;

    Sums(Blueprint blueprint, TaskSpec task, int rows, boolean deviate) {
      int numbers = Math.multiplyExact(rows, task.elements());
      shown = Vectors.allocate(blueprint.doublePrecision(), numbers);
      tile = new float[task.elements()];
      mean = new double[numbers];
      squares = new double[deviate ? numbers : 0];
    }

    void add(int at, double value, int pass) {
      double before = pass == 0 ? 0 : mean[at];
      double difference = value - before;
      mean[at] = before + difference / (pass + 1);
      if (squares.length > 0) {
        squares[at] = pass == 0 ? 0 : squares[at] + difference * (value - mean[at]);
      }
    }
  }

  /** Gives memory outside the heap back, when nothing more is shown. */
  public void free() {
    tasks.forEach(task -> Vectors.free(task.shown));
  }

  /** Says which pass is shown next, from 0; the last one completes the mean. */
  public Step.Observer at(int next) {
    pass = next;
    return passes == 1 ? sink : this;
  }

  /**
   * The deviation of each number of a row of a task; empty where passes only differ in what they
   * show.
   */
  public double[] deviations(int task, int row) {
    Sums sums = tasks.get(task);
    if (sums.squares.length == 0) {
      return NONE;
    }
    double[] deviations = new double[sums.tile.length];
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = Math.sqrt(sums.squares[row * sums.tile.length + i] / passes);
    }
    return deviations;
  }

  /** What is no prediction is not averaged. */
  private void showFirst(int task, Reals output, int width, int from, int to) {
    if (pass == 0) {
      sink.observe(task, output, width, from, to);
    }
  }

  @Override
  public void observe(int task, Reals prediction, int width, int from, int to) {
    if (task >= tasks.size()) {
      showFirst(task, prediction, width, from, to);
      return;
    }
    Sums sums = tasks.get(task);
    float[] tile = sums.tile;
    for (int row = from; row < to; row++) {
      prediction.read((long) row * width, tile, 0, width);
      for (int i = 0; i < width; i++) {
        sums.add(row * width + i, tile[i], pass);
      }
    }
    if (pass == passes - 1) {
      for (int row = from; row < to; row++) {
        for (int i = 0; i < width; i++) {
          tile[i] = (float) sums.mean[row * width + i];
        }
        sums.shown.write((long) row * width, tile, 0, width);
      }
      sink.observe(task, sums.shown, width, from, to);
    }
  }
}
