import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd @L1(value = 1e-4, proximal = false) // WARNING: @L1 without the proximal step
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
