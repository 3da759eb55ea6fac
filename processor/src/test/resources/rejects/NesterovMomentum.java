import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd(nesterov = true) // ERROR: nesterov without momentum does nothing
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
