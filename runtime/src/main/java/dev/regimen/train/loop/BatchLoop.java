package dev.regimen.train.loop;

import dev.regimen.data.Reading;
import dev.regimen.data.augment.Augmenter;
import dev.regimen.kernel.Stopwatch;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import dev.regimen.train.Evaluation;
import dev.regimen.train.metric.MetricChoice;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Restorable;
import dev.regimen.train.step.RunState;
import dev.regimen.train.step.Step;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through samples, every worker by itself: copy my rows of the batch, run my step, meet
 * the others at the barrier. Measures the predictions. Allocates nothing per batch.
 */
public abstract class BatchLoop implements Restorable {
  /** Each worker's own. */
  public final Step[] steps;

  public final TaskAccumulators[] tallies;
  public final int samples;
  public final int batch;

  private final ThreadPool pool;
  private final BatchLoader.Source source;
  private final BatchLoader[] loaders;
  private final @Nullable Profile profile;
  private BatchLoader.Source opened;
  private double lossSum;
  private long seen;

  /**
   * A loop over the first {@code samples} of an order.
   *
   * @param memory where batches are brought
   * @param steps one a worker
   * @param augmenters give each worker its own, which says how samples are shown
   * @param choice what is counted of them
   * @param source the samples; their order is read anew in every pass
   * @param profile shows where the time goes; null: nobody asks
   */
  public BatchLoop(
      ThreadPool pool,
      Memory memory,
      Step[] steps,
      Supplier<Augmenter> augmenters,
      MetricChoice choice,
      BatchLoader.Source source,
      int samples,
      int batch,
      @Nullable Profile profile) {
    this.pool = pool;
    this.steps = steps;
    this.source = source;
    this.opened = source;
    this.samples = samples;
    this.batch = batch;
    this.profile = profile;
    loaders = new BatchLoader[pool.size()];
    Arrays.setAll(loaders, worker -> new BatchLoader(memory, augmenters.get()));
    tallies = new TaskAccumulators[pool.size()];
    Arrays.setAll(tallies, worker -> TaskAccumulators.of(memory, choice, source));
  }

  /** What brings a worker's rows. */
  final BatchLoader loader(int worker) {
    return loaders[worker];
  }

  /** How many batches there are; the last one may be shorter. */
  public final int batches() {
    return (samples + batch - 1) / batch;
  }

  /** Rows of the batch that begins at a sample. */
  final int rows(int at) {
    return Math.min(batch, samples - at);
  }

  /** What was counted of the batches that were gone through, by every worker. */
  @Override
  public void state(RunState state) {
    lossSum = state.number("loss", lossSum);
    seen = state.count("seen", seen);
    for (int worker = 0; worker < tallies.length; worker++) {
      state.part("worker." + worker, tallies[worker]);
    }
  }

  /** What was measured, over the batches that were gone through. */
  final Evaluation pass() {
    clear();
    return rest();
  }

  /** Forgets the pass before. */
  void clear() {
    lossSum = 0;
    seen = 0;
    for (TaskAccumulators tally : tallies) {
      tally.clear();
    }
  }

  /** The batches behind those that were counted already. */
  @SuppressWarnings("try") // What reads ahead does so by itself until it is closed.
  final Evaluation rest() {
    if (profile != null) {
      profile.clear();
    }
    opened = source.opened(samples, batch);
    try (Reading reading = opened.reading()) {
      pool.run(this::timed);
    }
    return TaskAccumulators.evaluation(tallies, seen, lossSum / seen);
  }

  private void timed(Worker worker) {
    if (profile == null) {
      go(worker);
      return;
    }
    Stopwatch stopwatch = profile.stopwatch(worker.index());
    worker.time(stopwatch);
    stopwatch.start();
    try {
      go(worker);
    } finally {
      worker.time(null);
    }
  }

  /** All batches, by one worker. */
  abstract void go(Worker worker);

  /** Brings this worker's rows of the batch that begins at a sample. */
  final void load(Worker worker, int at, long view) {
    int rows = rows(at);
    int from = worker.from(rows);
    int to = worker.to(rows);
    BatchLoader loader = loaders[worker.index()];
    int shift = loader.feed(opened, at, rows, from, to, view);
    worker.waited(loader.waited());
    worker.lap("read data");
    tallies[worker.index()].begin(at, rows, shift);
  }

  /** Counts a batch's loss; called by one worker only. */
  final void count(double loss, int rows) {
    lossSum += loss * rows;
    seen += rows;
  }

  /** The end of a batch, at which all meet. */
  static void meet(Worker worker) {
    worker.await();
    worker.lap("end of step");
  }
}
