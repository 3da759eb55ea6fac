import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd(momentum = 0.8) @OneCycle // ERROR: lowestMomentum = 0.85 is not below momentum = 0.8 of @Sgd
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
