import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Adam(beta1 = 0.999, beta2 = 0.9) // WARNING: @Adam remembers gradients longer, beta1 = 0.999, than their squares, beta2 = 0.9
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
