import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10, batch = 32) @AdamW(learningRate = 1e-3)
class Wine {
  @Dense(64) @Relu @Dropout(0.2) Layer hidden;
  @Dense(3) Layer logits;
}

@Experiment(repeats = 3)
class Seeds {
  Wine network;

  @Sweep(choices = {1, 2, 3}) // ERROR: the seed is what the repeats of a point have of their own
  int seed;
}

@Experiment
class Twice {
  Wine network;

  @Sweep(low = 1e-4, high = 1e-1, scale = SweepScale.LOG, values = 7)
  double learningRate;

  @Sweep(parameter = "learningRate", choices = {0.1, 0.2}) // ERROR: learningRate is varied for the second time
  double high;
}
