import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd(learningRate = 0.5) @WeightDecay(3) // ERROR: @WeightDecay multiplies weights by -0.5 each step
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
