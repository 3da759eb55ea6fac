import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Net901 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) @Relu Layer logits; // WARNING ActivationOnOutput: @Relu
}

@Network(input = 13, classes = 3)
class Net902 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) @BatchNorm @LeakyRelu Layer logits; // WARNING ActivationOnOutput: @LeakyRelu
}

@Network(input = 13, classes = 3)
class Net903 {
  @Dense(64) @Tanh Layer hidden;
  @Dense(3) @Tanh Layer logits; // ERROR LossPairing: @Tanh
}

@Network(input = 13, classes = 2)
class Net904 {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) @Relu Layer logit; // ERROR LossPairing: @Relu
}

@Network(input = 13, labels = 5)
class Net905 {
  @Dense(64) @Silu Layer hidden;
  @Dense(5) @Silu Layer logits; // ERROR LossPairing: @Silu
}

@Network(input = 13, outputs = 1)
class Net906 {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) @Relu Layer price; // WARNING ActivationOnOutput: @Relu
}

@Network(input = 13, outputs = 1)
@Huber
class Net907 {
  @Dense(64) @Elu Layer hidden;
  @Dense(1) @Elu Layer price; // WARNING ActivationOnOutput: @Elu
}

@Network(input = 13, classes = 4)
@Focal
class Net908 {
  @Dense(64) @Gelu Layer hidden;
  @Dense(4) @Gelu Layer logits; // WARNING ActivationOnOutput: @Gelu
}

@Block
@Residual
class Cell909 {
  @Conv(16) @BatchNorm @Relu Layer first;
  @Conv(16) @BatchNorm Layer second;
}

@Network(input = {32, 32, 3}, classes = 10)
class Net909 {
  @Conv(16) @Relu Layer stem;
  @Use(stride = 2) Cell909 cell; // WARNING NoEffect: stride = |2
  @GlobalAveragePool Layer mean;
  @Dense(10) Layer logits;
}
