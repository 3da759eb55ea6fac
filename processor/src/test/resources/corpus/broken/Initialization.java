import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Net233 {
  @Dense(64) @ZeroInit @Relu Layer hidden; // ERROR SymmetricWeights: @ZeroInit
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net234 {
  @Dense(64) @ConstantInit(0.1) @Relu Layer hidden; // ERROR SymmetricWeights: @ConstantInit
  @Dense(3) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net235 {
  @Conv(16) @ZeroInit @Relu Layer first; // ERROR SymmetricWeights: @ZeroInit
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = 13, classes = 3)
class Net236 {
  @Dense(64) @XavierInit @Relu Layer hidden; // WARNING InitActivationMismatch: @XavierInit
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net237 {
  @Dense(64) @XavierInit @LeakyRelu Layer hidden; // WARNING InitActivationMismatch: @XavierInit
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net238 {
  @Dense(64) @XavierInit @Gelu Layer hidden; // WARNING InitActivationMismatch: @XavierInit
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net239 {
  @Dense(64) @XavierInit @Silu Layer hidden; // WARNING InitActivationMismatch: @XavierInit
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net240 {
  @Dense(64) @KaimingInit @Selu Layer hidden; // WARNING InitActivationMismatch: @KaimingInit
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net241 {
  @Dense(64) @KaimingInit @Tanh Layer hidden; // WARNING InitActivationMismatch: @KaimingInit
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net242 {
  @Dense(64) @KaimingInit @Sigmoid Layer hidden; // WARNING InitActivationMismatch: @KaimingInit
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net243 {
  @Dense(64) @KaimingInit(slope = 0.01) @LeakyRelu(slope = 0.2) Layer hidden; // WARNING SlopeMismatch: 0.01
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net244 {
  @Dense(64) @KaimingInit(slope = 0.3) @LeakyRelu Layer hidden; // WARNING SlopeMismatch: 0.3
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net245 {
  @Dense(64) @NormalInit(std = 0) @Relu Layer hidden; // ERROR OutOfRange: 0
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net246 {
  @Dense(64) @UniformInit(bound = -1) @Relu Layer hidden; // ERROR OutOfRange: -1
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net247 {
  @Dense(64) @OrthogonalInit(gain = 0) @Relu Layer hidden; // ERROR OutOfRange: 0
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net248 {
  @Dense(64) Layer hidden;
  @KaimingInit @Relu Layer active; // WARNING NoEffect: @KaimingInit
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net249 {
  @Dense(64) @Relu Layer hidden;
  Layer nothing; // WARNING NoEffect: nothing
  @Dense(3) Layer logits;
}
