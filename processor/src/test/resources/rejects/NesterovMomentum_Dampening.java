import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd(momentum = 0.9, dampening = 0.1, nesterov = true) // ERROR: nesterov with dampening = 0.1 is no step ahead
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
