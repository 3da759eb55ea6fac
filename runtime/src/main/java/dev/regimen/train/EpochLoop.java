package dev.regimen.train;

import dev.regimen.kernel.Stopwatch;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through samples, every worker by itself: copy my rows of the batch, run my step, meet
 * the others at the barrier. Allocates nothing per batch.
 */
final class EpochLoop {
  private final ThreadPool pool;
  private final Step[] steps;
  private final BatchLoader.Source source;
  private final int samples;
  private final int batch;
  private final int views;
  private final TaskAccumulators[] tallies;
  private final MeanOfViews[] means;
  private final @Nullable Profile profile;
  private double lossSum;
  private long seen;

  /** The batch after which all workers leave; worker 0 sets it before the barrier of that batch. */
  private volatile long last;

  /** What worker 0 does after each batch. */
  interface Account {
    /** Whether the pass ends here. */
    boolean stepped(long batches, double loss, double rate);
  }

  /**
   * A pass over the first {@code samples} of an order.
   *
   * @param source the samples; their order is read anew in every pass
   * @param views how often a batch is shown, each time in another view; the mean of the predictions
   *     counts
   * @param profile shows where the time goes; null: nobody asks
   */
  EpochLoop(
      ThreadPool pool,
      Step[] steps,
      Blueprint blueprint,
      BatchLoader.Source source,
      int samples,
      int batch,
      int views,
      @Nullable Profile profile) {
    this.pool = pool;
    this.steps = steps;
    this.source = source;
    this.samples = samples;
    this.batch = batch;
    this.views = views;
    this.profile = profile;
    this.tallies = new TaskAccumulators[pool.size()];
    Arrays.setAll(tallies, worker -> new TaskAccumulators(blueprint, source));
    this.means = new MeanOfViews[pool.size()];
    Arrays.setAll(means, worker -> new MeanOfViews(blueprint, views, batch, tallies[worker]));
  }

  int batches() {
    return (samples + batch - 1) / batch;
  }

  /**
   * Runs it.
   *
   * @param first the number of the first batch
   * @param rate the learning rate of a batch
   * @return what was measured, over the batches that were gone through
   */
  Evaluation run(long first, LongToDoubleFunction rate, Account account) {
    lossSum = 0;
    seen = 0;
    last = Long.MAX_VALUE;
    for (TaskAccumulators tally : tallies) {
      tally.clear();
    }
    if (profile != null) {
      profile.clear();
    }
    pool.run(worker -> timed(worker, first, rate, account));
    return TaskAccumulators.evaluation(tallies, seen, lossSum / seen);
  }

  /** {@link #measure()}, which says after each batch that it goes on. */
  Evaluation measure(Runnable beat) {
    return run(
        0,
        step -> 0,
        (steps, loss, rate) -> {
          beat.run();
          return false;
        });
  }

  /** Runs it without a step that changes anything. */
  Evaluation measure() {
    return measure(() -> {});
  }

  private void timed(Worker worker, long first, LongToDoubleFunction rate, Account account) {
    if (profile == null) {
      go(worker, first, rate, account);
      return;
    }
    Stopwatch stopwatch = profile.stopwatch(worker.index());
    worker.time(stopwatch);
    stopwatch.start();
    try {
      go(worker, first, rate, account);
    } finally {
      worker.time(null);
    }
  }

  private void go(Worker worker, long first, LongToDoubleFunction rate, Account account) {
    Step step = steps[worker.index()];
    TaskAccumulators tally = tallies[worker.index()];
    MeanOfViews mean = means[worker.index()];
    long epoch = first / batches();
    long number = first;
    for (int at = 0; at < samples; at += batch) {
      int rows = Math.min(batch, samples - at);
      double loss = 0;
      for (int view = 0; view < views; view++) {
        if (view > 0) {
          worker.await();
        }
        int from = worker.from(rows);
        int to = worker.to(rows);
        int shift = step.loader().feed(source, at, rows, from, to, epoch + view);
        worker.lap("read data");
        tally.begin(at, rows, shift);
        step.begin(rows, number, rate.applyAsDouble(number), true, mean.at(view));
        step.run();
        loss += step.loss();
        tally.add(step, views);
      }
      number++;
      if (worker.index() == 0) {
        lossSum += loss / views * rows;
        seen += rows;
        if (account.stepped(number, step.loss(), step.learningRate)) {
          last = number;
        }
      }
      worker.await();
      worker.lap("end of step");
      // Worker 0 may be a batch ahead and have set a later number: equality keeps all together.
      if (last == number) {
        return;
      }
    }
  }
}
