import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd(learningRate = 0.01, momentum = 0.999) // WARNING: momentum = 0.999 makes of a learning rate of 0.01 steps of 10
class Wine {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd(learningRate = 0.001, momentum = 0.99)
class Slow {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
