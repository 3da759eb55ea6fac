import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 5) @Warmup(epochs = 5) // ERROR: leaves nothing of epochs = 5
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
