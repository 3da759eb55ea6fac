package dev.regimen.examples;

import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.TaskAblation;

/** What the other tasks do for telling digits apart. */
@Experiment(repeats = 5, task = "digit", objective = Metric.VALIDATION_ACCURACY)
@TaskAblation
class DigitTransfer {
  DigitTasks network;
}
