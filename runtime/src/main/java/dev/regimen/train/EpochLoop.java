package dev.regimen.train;

import dev.regimen.data.augment.Augmenter;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import java.util.function.LongToDoubleFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Trains once on all samples. */
final class EpochLoop extends BatchLoop {
  private final LongToDoubleFunction rate;
  private final Account account;

  /** Updates before this epoch. */
  private long first;

  /** The update after which all workers leave; worker 0 sets it before the barrier behind it. */
  private volatile long last;

  /** What worker 0 does after each update. */
  interface Account {
    /** Whether the epoch ends here. */
    boolean stepped(long updates, double loss, double rate);
  }

  /**
   * As in {@link BatchLoop}.
   *
   * @param rate the learning rate behind so many updates
   */
  EpochLoop(
      ThreadPool pool,
      Memory memory,
      Step[] steps,
      Supplier<Augmenter> augmenters,
      BatchLoader.Source source,
      int samples,
      int batch,
      LongToDoubleFunction rate,
      Account account,
      @Nullable Profile profile) {
    super(pool, memory, steps, augmenters, source, samples, batch, profile);
    this.rate = rate;
    this.account = account;
  }

  /** Runs it, at the beginning of an epoch, behind so many updates. */
  Evaluation train(long updates) {
    first = updates;
    last = Long.MAX_VALUE;
    return pass();
  }

  @Override
  void go(Worker worker) {
    Step step = steps[worker.index()];
    long epoch = first / batches();
    long updates = first;
    for (int at = 0; at < samples; at += batch) {
      load(worker, at, epoch);
      step.begin(rows(at), updates, true, tallies[worker.index()]);
      step.beginUpdate(updates, rate.applyAsDouble(updates));
      step.train();
      updates++;
      if (worker.index() == 0) {
        count(step.loss(), rows(at));
        if (account.stepped(updates, step.loss(), step.learningRate)) {
          last = updates;
        }
      }
      meet(worker);
      // Worker 0 may be a batch ahead and have set a later number: equality keeps all together.
      if (last == updates) {
        return;
      }
    }
  }
}
