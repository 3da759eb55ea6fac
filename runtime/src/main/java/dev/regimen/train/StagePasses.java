package dev.regimen.train;

import dev.regimen.kernel.ThreadPool;
import dev.regimen.train.loop.EpochLoop;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.loop.StatisticsRefresh;
import dev.regimen.train.step.Step;
import org.jspecify.annotations.Nullable;

/** The passes over the training samples: others for each size of the batch. */
final class StagePasses implements AutoCloseable {
  private final RunLoops loops;
  private final ThreadPool pool;
  private final Step[] steps;
  private final EpochLoop.Schedule schedule;
  private final EpochLoop.Account account;
  private RunClock.@Nullable Stage stage;
  private @Nullable EpochLoop training;
  private @Nullable StatisticsRefresh refresh;

  StagePasses(
      RunLoops loops,
      ThreadPool pool,
      Step[] steps,
      EpochLoop.Schedule schedule,
      EpochLoop.Account account) {
    this.loops = loops;
    this.pool = pool;
    this.steps = steps;
    this.schedule = schedule;
    this.account = account;
  }

  /** The pass that trains in a stage, which is the current one from now on. */
  EpochLoop training(RunClock.Stage next) {
    if (training == null || !next.equals(stage)) {
      close();
      stage = next;
      training = loops.training(pool, steps, next, schedule, account);
      refresh = loops.refresh(pool, next);
    }
    return training;
  }

  /** What measures the running statistics of an average in this stage; null where nothing does. */
  @Nullable StatisticsRefresh refresh() {
    return refresh;
  }

  @Override
  public void close() {
    if (refresh != null) {
      refresh.close();
      refresh = null;
    }
  }
}
