package dev.regimen.train;

import dev.regimen.kernel.Reals;
import java.util.ArrayList;
import java.util.List;

/** Takes the mean of one worker's predictions over several views, and shows it on. */
final class MeanOfViews implements Step.Observer {
  private final int views;
  private final Step.Observer sink;
  private final List<Reals> means = new ArrayList<>();
  private final float[] sum;
  private final float[] tile;
  private int view;

  /**
   * A mean.
   *
   * @param views how many there are
   * @param rows the most that a batch has
   * @param sink who sees the mean
   */
  MeanOfViews(Blueprint blueprint, int views, int rows, Step.Observer sink) {
    this.views = views;
    this.sink = sink;
    int width = blueprint.tasks().stream().mapToInt(TaskSpec::width).max().orElse(0);
    for (TaskSpec task : blueprint.tasks()) {
      long elements = views == 1 ? 0 : (long) rows * task.width();
      means.add(Vectors.allocate(blueprint.doublePrecision(), elements));
    }
    sum = new float[width];
    tile = new float[width];
  }

  /** Says which view is shown next, from 0; the last one completes the mean. */
  Step.Observer at(int next) {
    view = next;
    return views == 1 ? sink : this;
  }

  @Override
  public void observe(int task, Reals prediction, int width, int from, int to) {
    Reals mean = means.get(task);
    for (int row = from; row < to; row++) {
      long at = (long) row * width;
      prediction.read(at, tile, 0, width);
      if (view > 0) {
        mean.read(at, sum, 0, width);
        for (int i = 0; i < width; i++) {
          tile[i] += sum[i];
        }
      }
      if (view == views - 1) {
        for (int i = 0; i < width; i++) {
          tile[i] /= views;
        }
      }
      mean.write(at, tile, 0, width);
    }
    if (view == views - 1) {
      sink.observe(task, mean, width, from, to);
    }
  }
}
