package dev.regimen.examples.findings;

import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Sweep;

/** One hidden layer of several widths. */
@Experiment(objective = Metric.VALIDATION_LOSS)
class Widths {
  WidthMlp network;

  @Sweep(
      parameter = "hidden.dense",
      choices = {8, 32, 128, 512})
  int width;
}
