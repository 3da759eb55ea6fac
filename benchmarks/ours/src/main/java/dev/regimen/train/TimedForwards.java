package dev.regimen.train;

import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Workload;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;

/** Forward passes of a generated trainer on a batch that lies in memory already. */
public final class TimedForwards implements Peer {
  private final Workload workload;
  private final ThreadPool pool;
  private final Step[] steps;

  /** Prepares passes of weights that nobody trained. */
  public TimedForwards(Trainer<?> trainer, Workload workload, int threads) {
    this.workload = workload;
    Settings settings = trainer.settings();
    Memory memory = Memory.training(trainer.blueprint(), settings, workload.batch(), threads);
    trainer.begin(settings, RunClock.even(1));
    TimedSteps.fill(memory, workload, trainer.blueprint());
    pool = ThreadPool.of(threads);
    steps = new Step[threads];
    pool.run(worker -> steps[worker.index()] = trainer.inferenceStep(memory, worker));
  }

  @Override
  public void run(long[] nanos) {
    pool.run(
        worker -> {
          Step step = steps[worker.index()];
          for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            step.begin(workload.batch(), i, true, TimedForwards::ignore);
            step.forward();
            worker.await();
            if (worker.index() == 0) {
              nanos[i] = System.nanoTime() - start;
            }
          }
        });
  }

  private static void ignore(int task, Reals prediction, int width, int from, int to) {}

  @Override
  public double result() {
    return steps[0].loss();
  }

  @Override
  public void close() {
    pool.close();
  }
}
