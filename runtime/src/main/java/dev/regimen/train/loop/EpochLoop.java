package dev.regimen.train.loop;

import dev.regimen.data.augment.Augmenter;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import dev.regimen.train.Evaluation;
import dev.regimen.train.metric.MetricChoice;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.RunState;
import dev.regimen.train.step.Step;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Trains once on all samples, with an update behind each batch or behind each group of batches. */
public final class EpochLoop extends BatchLoop {
  private final int batchesOfUpdate;
  private final Schedule schedule;
  private final Account account;
  private final Snapshots snapshots;
  private final ThreadPool pool;
  private final Pacing pacing;

  /** Epochs, updates and batches before this epoch. */
  private int epoch;

  private long first;
  private long firstBatch;

  /** Rows of the last batch that was gone through. */
  private int lastRows;

  /** The batch after which all workers leave; worker 0 sets it before the barrier behind it. */
  private volatile long last;

  /** The batch behind which the state is copied; set and read as the one before. */
  private volatile long copied;

  /** Batches of this epoch that were gone through. */
  private int done;

  /** Those that were before the run was resumed. */
  private int begun;

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

    /** Whether all workers are to wait behind this update while the run's state is copied. */
    default boolean copies() {
      return false;
    }

    /** Copies it; called by worker 0 while the others wait. */
    default void copy() {}
  }

  /**
   * As in {@link BatchLoop}.
   *
   * @param batchesOfUpdate how many batches make an update; the last one of an epoch may have fewer
   * @param snapshots of the weights that it trains
   * @param pacing decides whether workers go together, for all epochs of the run
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
      Pacing pacing,
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
    this.pool = pool;
    this.pacing = pacing;
  }

  /** Updates in an epoch of so many batches. */
  public static int updates(int batches, int batchesOfUpdate) {
    return (int) ((batches + batchesOfUpdate - 1L) / batchesOfUpdate);
  }

  /**
   * Runs an epoch, counted from 1.
   *
   * @param from the state of this epoch, of which a part was run already; null at its beginning
   */
  public Evaluation train(RunClock clock, int number, @Nullable RunState from) {
    epoch = number - 1;
    first = clock.updatesBefore(number);
    firstBatch = clock.batchesBefore(number);
    last = Long.MAX_VALUE;
    copied = Long.MAX_VALUE;
    clear();
    if (from != null) {
      state(from);
    }
    begun = done;
    pacing.begin(pool);
    try {
      return rest();
    } finally {
      pool.takeTurns(false); // other passes hardly wait
    }
  }

  @Override
  void clear() {
    super.clear();
    done = 0;
  }

  @Override
  public void state(RunState state) {
    done = (int) state.count("batches", done);
    super.state(state);
  }

  /** Batches of this epoch that were gone through. */
  public int done() {
    return done;
  }

  public int lastRows() {
    return lastRows;
  }

  @Override
  void go(Worker worker) {
    Step step = steps[worker.index()];
    long batches = firstBatch + begun;
    long updates = first + updates(begun, batchesOfUpdate);
    long ofUpdate = (long) batch * batchesOfUpdate;
    double loss = 0;
    for (int at = (int) Math.min(samples, (long) begun * batch); at < samples; at += batch) {
      int rows = rows(at);
      long begin = at - at % ofUpdate;
      long end = Math.min(samples, begin + ofUpdate);
      double share = (double) rows / (end - begin);
      load(worker, at, epoch);
      step.begin(rows, batches++, true, tallies[worker.index()]);
      step.follow(at / batch);
      schedule.numbers(updates, step.scheduled);
      step.beginUpdate(updates, schedule.learningRate(updates), share, at > begin);
      step.train(at + rows == end);
      tallies[worker.index()].add(step, 1);
      tallies[worker.index()].addTold(step);
      loss = (at > begin ? loss : 0) + share * step.loss();
      boolean updated = at + rows == end || !step.healthy();
      if (updated) {
        updates++;
      }
      if (worker.index() == 0) {
        lastRows = rows;
        count(step.loss(), rows);
        done++;
        if (updated && account.stepped(updates, loss, step.learningRate())) {
          last = batches;
        } else if (updated && account.copies()) {
          copied = batches;
        }
        pacing.stepped(pool);
      }
      meet(worker);
      boolean snapshot = updated && snapshots.due(updates);
      if (snapshot || copied == batches) {
        if (worker.index() == 0) {
          between(snapshot, copied == batches);
        }
        worker.await(); // until then nobody trains on
      }
      // Worker 0 may be a batch ahead and have set a later number: equality keeps all together.
      if (last == batches) {
        return;
      }
    }
  }

  /** Between two updates: a snapshot is part of the state that is copied. */
  private void between(boolean snapshot, boolean copy) {
    if (snapshot) {
      snapshots.take();
    }
    if (copy) {
      account.copy();
    }
  }
}
