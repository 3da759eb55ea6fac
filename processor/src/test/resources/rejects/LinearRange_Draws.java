import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10, batch = 32) @AdamW(learningRate = 1e-3)
class Wine {
  @Dense(64) @Relu @Dropout(0.2) Layer hidden;
  @Dense(3) Layer logits;
}

@Experiment @RandomSearch(trials = 5)
class Tuning {
  Wine network;

  @Sweep(low = 1e-4, high = 1e-1) // WARNING: above 0.01 lie nine of ten draws: what is below is hardly seen
  double learningRate;
}
