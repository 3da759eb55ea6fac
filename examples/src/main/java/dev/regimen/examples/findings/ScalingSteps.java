package dev.regimen.examples.findings;

import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Sweep;

/** Runs of more and more steps, each with a rate that falls to 0 at its end. */
@Experiment(repeats = 5, objective = Metric.VALIDATION_LOSS)
class ScalingSteps {
  ScalingStepsMlp network;

  @Sweep(choices = {1, 2, 4, 8, 16})
  int epochs;
}
