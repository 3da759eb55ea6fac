import dev.regimen.annotation.*;

@Network(input = 4, classes = 3)
@Sgd(learningRate = 0.05, momentum = 0.9) @Train(epochs = 60, batch = 16)
class Iris {
  @Dense(16) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Regime(Iris.class)
@Sgd(learningRate = 0.01, momentum = 0.9)
@Train(batch = 8) // WARNING: @Train sets epochs = 10 by default, in the place of epochs = 60
class IrisSmall {}
