package dev.regimen.examples;

import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.TaskAblation;

/** What the other tasks do for telling odd digits from even ones. */
@Experiment(repeats = 5, task = "odd", objective = Metric.VALIDATION_ACCURACY)
@TaskAblation
class OddTransfer {
  DigitTasks network;
}
