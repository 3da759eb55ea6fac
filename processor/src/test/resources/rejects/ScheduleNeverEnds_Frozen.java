import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 5)
class Wine {
  @Dense(64) @Relu @Frozen(until = 5) Layer hidden; // WARNING: lasts as long as the run: epochs = 5
  @Dense(32) @Relu @Frozen(until = 4) Layer narrow;
  @Dense(3) Layer logits;
}
