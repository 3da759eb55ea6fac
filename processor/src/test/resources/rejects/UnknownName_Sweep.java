import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10, batch = 32) @AdamW(learningRate = 1e-3)
class Wine {
  @Dense(64) @Relu @Dropout(0.2) Layer hidden;
  @Dense(3) Layer logits;
}

@Experiment
class Tuning {
  Wine network;

  @Sweep(parameter = "hidden.dropuot", choices = {0, 0.2, 0.5}) // ERROR: Wine has no number 'hidden.dropuot'
  double dropout;
}
