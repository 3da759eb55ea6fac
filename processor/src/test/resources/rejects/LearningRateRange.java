import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd(learningRate = 0) // ERROR: learningRate of @Sgd must be in (0, inf), but is 0
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
