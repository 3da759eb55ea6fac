package dev.regimen.train.loop;

import dev.regimen.data.augment.Augmenter;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import dev.regimen.train.Evaluation;
import dev.regimen.train.metric.MetricChoice;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Step;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Goes through samples as training does, and updates no parameter: for the batches' statistics. */
public final class StatisticsLoop extends BatchLoop {
  private int epoch;
  private long first;
  private IntConsumer measured = rows -> {};

  /** As in {@link BatchLoop}. */
  public StatisticsLoop(
      ThreadPool pool,
      Memory memory,
      Step[] steps,
      Supplier<Augmenter> augmenters,
      BatchLoader.Source source,
      int samples,
      int batch,
      @Nullable Profile profile) {
    super(
        pool,
        memory,
        steps,
        augmenters,
        MetricChoice.training(memory.settings()),
        source,
        samples,
        batch,
        profile);
  }

  /**
   * Runs it.
   *
   * @param epochs before, which decide on how samples are shown
   * @param batches gone through before, which decides on the noise
   * @param eachBatch gets the rows of each batch when its statistics are there
   */
  Evaluation measure(int epochs, long batches, IntConsumer eachBatch) {
    epoch = epochs;
    first = batches;
    measured = eachBatch;
    return pass();
  }

  @Override
  void go(Worker worker) {
    Step step = steps[worker.index()];
    long number = first;
    for (int at = 0; at < samples; at += batch) {
      load(worker, at, epoch);
      step.begin(rows(at), number++, true, tallies[worker.index()]);
      step.gradients();
      worker.await();
      if (worker.index() == 0) {
        count(step.loss(), rows(at));
        measured.accept(rows(at));
      }
      meet(worker);
    }
  }
}
