import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Warmup(epochs = 2) // ERROR: @Warmup before @OneCycle, which begins with a rise itself
@Sgd(momentum = 0.95) @OneCycle
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
