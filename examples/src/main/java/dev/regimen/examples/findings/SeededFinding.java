package dev.regimen.examples.findings;

import dev.regimen.data.TrainTest;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import dev.regimen.train.SettingException;
import dev.regimen.train.Trainer;
import picocli.CommandLine.Option;

/**
 * A finding that must hold whatever is drawn. A seed fixes initial weights, order and noise, so
 * that runs of one seed differ in what is compared alone.
 */
abstract class SeededFinding extends Finding {
  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "1,2,3,4,5",
      description = "a run of each kind for each; ${DEFAULT-VALUE} unless given")
  private long[] seeds = {};

  final long[] seeds() {
    return seeds.clone();
  }

  /** The seeds of what is said by how runs differ, which takes two. */
  final long[] severalSeeds() {
    if (seeds.length < 2) {
      throw new SettingException("--seeds must name at least two seeds, but names " + seeds.length);
    }
    return seeds();
  }

  static <P> RunResult<P> run(Trainer<P> trainer, long seed, TrainTest data) {
    return trainer.set("seed", seed).fit(data);
  }

  /** The share of the test samples that are told right, in percent. */
  static double accuracy(Trainer<Label> trainer, long seed, TrainTest data) {
    return 100 * run(trainer, seed, data).test().accuracy();
  }
}
