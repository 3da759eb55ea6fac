package dev.regimen.examples.findings;

import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Sweep;

/** Widths on both sides of that from which on wrong labels are learned by heart. */
@Experiment(objective = Metric.VALIDATION_LOSS)
class NoisyWidths {
  NoisyWidthMlp network;

  @Sweep(
      parameter = "hidden.dense",
      choices = {1, 2, 3, 4, 6, 8, 12, 16, 32, 64, 128})
  int width;
}
