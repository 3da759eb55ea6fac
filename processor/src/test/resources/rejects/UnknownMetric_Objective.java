import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10, batch = 32) @AdamW(learningRate = 1e-3)
class Wine {
  @Dense(64) @Relu @Dropout(0.2) Layer hidden;
  @Dense(3) Layer logits;
}

@Experiment(objective = Metric.VALIDATION_RMSE) // ERROR: this network does not produce VALIDATION_RMSE
class Tuning {
  Wine network;

  @Sweep(low = 1e-4, high = 1e-1, scale = SweepScale.LOG, values = 7)
  double learningRate;
}

@Experiment(objective = Metric.VALIDATION_ECE) // ERROR: Wine does not count VALIDATION_ECE
@RateSearch
class Calibrated {
  Wine network;
}
