import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Adam(learningRate = 0.5) // WARNING: @Adam with learningRate = 0.5 outside
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
