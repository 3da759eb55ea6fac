package dev.regimen.examples.findings;

import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Sweep;

/** Every batch size with every rate; both grow by the same factor. */
@Experiment(repeats = 3, objective = Metric.VALIDATION_ACCURACY)
class BatchesAndRates {
  BatchAndRateMlp network;

  @Sweep(choices = {16, 64, 256})
  int batch;

  @Sweep(choices = {0.02, 0.08, 0.32})
  double learningRate;
}
