package dev.regimen.examples.findings;

import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Sweep;

/** Each alone, both and neither, on an eighth, a quarter and half of the clothes. */
@Experiment(repeats = 5, objective = Metric.VALIDATION_LOSS)
class DropAndDecay {
  FewClothesMlp network;

  @Sweep(
      parameter = "split.validation",
      choices = {0.875, 0.75, 0.5})
  double validation;

  @Sweep(
      parameter = "hidden.dropout",
      choices = {0, 0.5})
  double dropout;

  @Sweep(choices = {0, 1e-2})
  double l2;
}
