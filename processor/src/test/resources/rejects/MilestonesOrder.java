import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd @MultiStep(milestones = {30, 6, 90}) @Train(epochs = 100) // ERROR: milestone 6 stands behind 30
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @MultiStep(milestones = {30, 30}) @Train(epochs = 100) // ERROR: milestone 30 stands behind 30
class Twice {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
