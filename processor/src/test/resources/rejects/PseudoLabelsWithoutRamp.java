import dev.regimen.annotation.*;

@Network(input = 784, classes = 10)
@PseudoLabels(delay = 0, ramp = 0) // WARNING: counts in full from the first step on
class Digits {
  @Dense(256) @Relu Layer hidden;
  @Dense(10) Layer logits;
}
