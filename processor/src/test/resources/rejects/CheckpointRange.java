import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 20) @Checkpoint(every = 50) // WARNING: a run of epochs = 20 ends before every = 50 have gone by
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
