import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@AdamW @WeightDecay(0.5) // WARNING DecayUnusual: 0.5
class Net71 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdamW @WeightDecay(1) // WARNING DecayUnusual: 1
class Net72 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdamW @WeightDecay(10) // WARNING DecayUnusual: 10
class Net73 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdamW @WeightDecay(0.2) // WARNING DecayUnusual: 0.2
class Net74 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @L2(0.5) // WARNING DecayUnusual: 0.5
class Net75 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @L2(1e-9) // WARNING DecayUnusual: 1e
class Net76 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adam @L2(1e-4) // WARNING CoupledDecay: @L2
class Net77 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@RmsProp @L2(1e-4) // WARNING CoupledDecay: @L2
class Net78 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@NAdam @L2(1e-4) // WARNING CoupledDecay: @L2
class Net79 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdamW @L2(1e-4) // WARNING CoupledDecay: @L2
class Net80 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdaBelief @L2(1e-4) // WARNING CoupledDecay: @L2
class Net81 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adagrad @L2(1e-4) // WARNING CoupledDecay: @L2
class Net82 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adam @ElasticNet // WARNING CoupledDecay: @ElasticNet
class Net83 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @WeightDecay(1e-4) @L2(1e-4) // ERROR DecayTwice: @WeightDecay
class Net84 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd(momentum = 0.9) @L2(5e-4) @WeightDecay(1e-3) // ERROR DecayTwice: @WeightDecay
class Net85 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdamW @WeightDecay(value = 0.01, vectors = true) // WARNING DecayOnVectors: true
class Net86 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @L2(value = 1e-4, vectors = true) // WARNING DecayOnVectors: true
class Net87 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @L1(value = 1e-4, proximal = false) // WARNING L1NotSparse: false
class Net88 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdamW @WeightDecay(-1e-4) // ERROR OutOfRange: -1e
class Net89 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @L2(-0.01) // ERROR OutOfRange: -0.01
class Net90 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @MaxNorm(0) // ERROR OutOfRange: 0
class Net91 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @MaxNorm(0.5) // WARNING MaxNormBelowInitial: 0.5
class Net92 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd(learningRate = 0.1) @ClipNorm(0) // ERROR OutOfRange: ClipNorm(|0
class Net93 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd(learningRate = 0.1) @ClipNorm(-1) // ERROR OutOfRange: -1
class Net94 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd(learningRate = 0.1) @ClipValue(0) // ERROR OutOfRange: ClipValue(|0
class Net95 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @ClipNorm @ClipValue // ERROR ClipConflict: @ClipValue
class Net96 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Lamb @ClipNorm // WARNING ImplicitClip: @ClipNorm
class Net97 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
