import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10) @Sgd(momentum = 0.95)
@OneCycle(rise = 0.5, threePhase = true) // WARNING: with rise = 0.5 the way up and back takes 10 of epochs = 10
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
