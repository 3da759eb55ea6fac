package dev.regimen.examples.findings;

import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Sweep;

/** Widths on both sides of that from which on wrong labels are learned by heart. */
@Experiment(repeats = 3, objective = Metric.VALIDATION_ACCURACY)
class NoisyWidths {
  NoisyWidthMlp network;

  @Sweep(
      parameter = "hidden.dense",
      choices = {2, 4, 8, 16, 32, 64, 128, 256})
  int width;
}
