package dev.regimen.train;

import dev.regimen.kernel.ThreadPool;
import dev.regimen.train.loop.EpochLoop;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.loop.StatisticsRefresh;
import dev.regimen.train.step.Step;
import org.jspecify.annotations.Nullable;

/** The passes over the training samples: others for each size of the batch and each phase. */
final class StagePasses implements AutoCloseable {
  private final RunLoops loops;
  private final ThreadPool pool;
  private final Step[] steps;
  private final EpochLoop.Schedule schedule;
  private final EpochLoop.Account account;
  private RunClock.@Nullable Stage stage;
  private int phase;
  private @Nullable EpochLoop training;
  private @Nullable StatisticsRefresh refresh;

  /**
   * The passes of a run.
   *
   * @param phase that the steps are of
   */
  StagePasses(
      RunLoops loops,
      ThreadPool pool,
      Step[] steps,
      int phase,
      EpochLoop.Schedule schedule,
      EpochLoop.Account account) {
    this.loops = loops;
    this.pool = pool;
    this.steps = steps;
    this.phase = phase;
    this.schedule = schedule;
    this.account = account;
  }

  /** The pass that trains in a stage and a phase, which are the current ones from now on. */
  EpochLoop training(RunClock.Stage next, int nextPhase) {
    if (training == null || !next.equals(stage) || nextPhase != phase) {
      close();
      if (nextPhase != phase) {
        loops.steps(pool, nextPhase, steps);
        phase = nextPhase;
      }
      stage = next;
      training = loops.training(pool, steps, next, schedule, account);
      refresh = loops.refresh(pool, next, phase);
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
