package dev.regimen.train;

import dev.regimen.train.loop.EpochLoop;
import dev.regimen.train.loop.RunClock;
import java.util.function.LongToDoubleFunction;

/** A regime's schedules over the updates of one run. */
final class RunSchedule implements EpochLoop.Schedule {
  private final Trainer<?> trainer;
  private final RunClock clock;

  RunSchedule(Trainer<?> trainer, RunClock clock) {
    this.trainer = trainer;
    this.clock = clock;
  }

  @Override
  public double learningRate(long updates) {
    LongToDoubleFunction ramp = trainer.ramp;
    return ramp == null
        ? trainer.learningRateAt(clock.epoch(updates))
        : ramp.applyAsDouble(updates);
  }

  @Override
  public void numbers(long updates, double[] into) {
    trainer.scheduledAt(clock.epoch(updates), into);
  }
}
