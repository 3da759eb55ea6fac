package dev.regimen.examples;

import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.TaskAblation;

/** What the other tasks do for how much a digit leans. */
@Experiment(repeats = 5, task = "slant", objective = Metric.VALIDATION_RMSE)
@TaskAblation
class SlantTransfer {
  DigitTasks network;
}
