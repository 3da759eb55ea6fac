package dev.regimen.experiment;

import dev.regimen.train.Trainer;

/** Makes a trainer for each trial. */
@FunctionalInterface
public interface TrainerFactory {
  /**
   * A new trainer.
   *
   * @param variant the name of what it trains
   */
  Trainer<?> trainer(String variant);
}
