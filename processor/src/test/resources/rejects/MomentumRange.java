import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd(momentum = 1) // ERROR: momentum of @Sgd must be in [0, 1), but is 1
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
