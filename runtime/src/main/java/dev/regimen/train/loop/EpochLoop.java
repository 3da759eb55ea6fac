package dev.regimen.train.loop;

import dev.regimen.data.augment.Augmenter;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import dev.regimen.train.Evaluation;
import dev.regimen.train.metric.MetricChoice;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Step;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Trains once on all samples, with an update behind each batch or behind each group of batches. */
public final class EpochLoop extends BatchLoop {
  private final int batchesOfUpdate;
  private final Schedule schedule;
  private final Account account;
  private final Snapshots snapshots;

  /** Epochs, updates and batches before this epoch. */
  private int epoch;

  private long first;
  private long firstBatch;

  /** Rows of the last batch that was gone through. */
  private int lastRows;

  /** The batch after which all workers leave; worker 0 sets it before the barrier behind it. */
  private volatile long last;

  /** What the regime's numbers are behind so many updates. */
  public interface Schedule {
    double learningRate(long updates);

    /** Writes what schedules make of other numbers, as the blueprint lists them. */
    void numbers(long updates, double[] into);
  }

  /** What worker 0 does after each update. */
  public interface Account {
    /** Whether the epoch ends here. */
    boolean stepped(long updates, double loss, double rate);
  }

  /**
   * As in {@link BatchLoop}.
   *
   * @param batchesOfUpdate how many batches make an update; the last one of an epoch may have fewer
   * @param snapshots of the weights that it trains
   */
  public EpochLoop(
      ThreadPool pool,
      Memory memory,
      Step[] steps,
      Supplier<Augmenter> augmenters,
      BatchLoader.Source source,
      int samples,
      int batch,
      int batchesOfUpdate,
      Schedule schedule,
      Account account,
      Snapshots snapshots,
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
    this.batchesOfUpdate = batchesOfUpdate;
    this.schedule = schedule;
    this.account = account;
    this.snapshots = snapshots;
  }

  /** Updates in an epoch of so many batches. */
  public static int updates(int batches, int batchesOfUpdate) {
    return (int) ((batches + batchesOfUpdate - 1L) / batchesOfUpdate);
  }

  /** Runs an epoch, counted from 1. */
  public Evaluation train(RunClock clock, int number) {
    epoch = number - 1;
    first = clock.updatesBefore(number);
    firstBatch = clock.batchesBefore(number);
    last = Long.MAX_VALUE;
    return pass();
  }

  public int lastRows() {
    return lastRows;
  }

  @Override
  void go(Worker worker) {
    Step step = steps[worker.index()];
    long batches = firstBatch;
    long updates = first;
    long ofUpdate = (long) batch * batchesOfUpdate;
    double loss = 0;
    for (int at = 0; at < samples; at += batch) {
      int rows = rows(at);
      long begin = at - at % ofUpdate;
      long end = Math.min(samples, begin + ofUpdate);
      double share = (double) rows / (end - begin);
      load(worker, at, epoch);
      step.begin(rows, batches++, true, tallies[worker.index()]);
      schedule.numbers(updates, step.scheduled);
      step.beginUpdate(updates, schedule.learningRate(updates), share, at > begin);
      step.train(at + rows == end);
      tallies[worker.index()].add(step, 1);
      loss = (at > begin ? loss : 0) + share * step.loss();
      boolean updated = at + rows == end || !step.healthy();
      if (updated) {
        updates++;
      }
      if (worker.index() == 0) {
        lastRows = rows;
        count(step.loss(), rows);
        if (updated && account.stepped(updates, loss, step.learningRate())) {
          last = batches;
        }
      }
      meet(worker);
      if (updated && snapshots.due(updates)) {
        if (worker.index() == 0) {
          snapshots.take();
        }
        worker.await(); // until then nobody trains on
      }
      // Worker 0 may be a batch ahead and have set a later number: equality keeps all together.
      if (last == batches) {
        return;
      }
    }
  }
}
