import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10, batch = 32) @AdamW(learningRate = 1e-3)
class Wine {
  @Dense(64) @Relu @Dropout(0.2) Layer hidden;
  @Dense(3) Layer logits;
}

@Experiment(repeats = 0) // ERROR: repeats of @Experiment must be in [1, 1000], but is 0
class Never {
  Wine network;

  @Sweep(choices = {1e-3, 1e-2})
  double learningRate;
}

@Experiment
class Rates {
  Wine network;

  @Sweep(
      low = 1e-1,
      high = 1e-4, // ERROR: high = 1e-4 is not above low = 0.1
      scale = SweepScale.LOG,
      values = 5)
  double learningRate;
}

@Experiment
class Drops {
  Wine network;

  @Sweep(parameter = "hidden.dropout", choices = {0.2, 1.5}) // ERROR: hidden.dropout of Wine must be in [0, 1), but is 1.5
  double dropout;

  @Sweep(low = 8, high = 64) // ERROR: a range takes at least 2 values, but this one has 0
  int batch;
}
