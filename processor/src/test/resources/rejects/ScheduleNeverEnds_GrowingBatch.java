import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10) @Warmup(epochs = 1)
@GrowingBatch(milestones = {5, 9}) // WARNING: @GrowingBatch reaches 1 of 2 milestones within epochs = 10
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
