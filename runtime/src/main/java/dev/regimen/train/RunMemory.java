package dev.regimen.train;

import dev.regimen.kernel.ThreadPool;
import dev.regimen.train.loop.MachineMemory;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Kept;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.MemorySize;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;

/** Takes all memory that a run needs before its first step, or says what is too large. */
final class RunMemory {
  private RunMemory() {}

  /** The vectors of a training run, if the budget and the machine have room for them. */
  static Memory of(Blueprint blueprint, Settings settings, Kept kept, RunClock clock, int workers) {
    HeadStart.end(); // gives its memory back
    int parts = Math.min(workers, clock.at(1).batch());
    int batch = clock.largestBatch();
    MemorySize.withinBudget(blueprint, kept, batch, parts);
    MachineMemory.available()
        .ifPresent(left -> MemorySize.withinMachine(blueprint, kept, batch, parts, left));
    return MemorySize.allocated(
        blueprint, batch, parts, () -> Memory.training(blueprint, settings, batch, parts));
  }

  /**
   * Makes the steps, each worker its own.
   *
   * @param phase that training begins with
   * @param evaluated where the weights lie that are measured
   */
  static void steps(
      Trainer<?> trainer,
      RunLoops loops,
      ThreadPool pool,
      int phase,
      Step[] training,
      Memory evaluated,
      Step[] inference) {
    MemorySize.allocated(
        trainer.blueprint(),
        evaluated.capacity(),
        evaluated.workers(),
        () -> {
          loops.steps(pool, phase, training);
          pool.run(worker -> inference[worker.index()] = trainer.inferenceStep(evaluated, worker));
          return pool;
        });
  }
}
