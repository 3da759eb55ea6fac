import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Split(validation = 0, test = 0.2)
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Experiment(objective = Metric.VALIDATION_ACCURACY) // ERROR: VALIDATION_ACCURACY needs a validation split, but Wine sets nothing aside
class Tuning {
  Wine network;

  @Sweep(low = 1e-4, high = 1e-1, scale = SweepScale.LOG, values = 7)
  double learningRate;
}
