package dev.regimen.examples.findings;

import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Sweep;

/** Networks of more and more parameters, each trained until that no longer helps. */
@Experiment(repeats = 5, objective = Metric.VALIDATION_LOSS)
class ScalingWidths {
  ScalingMlp network;

  @Sweep(
      parameter = "hidden.dense",
      choices = {4, 8, 16, 32, 64})
  int width;
}
