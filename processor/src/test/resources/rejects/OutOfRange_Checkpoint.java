import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 20) @Checkpoint(every = 0) // ERROR: every of @Checkpoint must be in [1, inf), but is 0
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 20) @Checkpoint(keep = 0) // ERROR: keep of @Checkpoint must be in [1, inf), but is 0
class Iris {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
