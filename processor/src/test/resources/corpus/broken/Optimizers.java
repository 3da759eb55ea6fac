import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd(momentum = 1) // ERROR MomentumRange: 1
class Net43 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd(momentum = 1.5) // ERROR MomentumRange: 1.5
class Net44 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd(momentum = -0.1) // ERROR MomentumRange: -0.1
class Net45 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd(momentum = 9) // ERROR MomentumRange: 9
class Net46 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@RmsProp(learningRate = 1e-3, momentum = 1) // ERROR MomentumRange: momentum = |1
class Net47 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Lars(momentum = 1) // ERROR MomentumRange: 1
class Net48 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adam(beta1 = 1) // ERROR BetaRange: = |1
class Net49 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdamW(beta1 = 1) // ERROR BetaRange: = |1
class Net50 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@NAdam(beta1 = 1) // ERROR BetaRange: = |1
class Net51 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Lamb(beta1 = 1) // ERROR BetaRange: = |1
class Net52 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdaBelief(beta1 = 1) // ERROR BetaRange: = |1
class Net53 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Lion(beta1 = 1) // ERROR BetaRange: = |1
class Net54 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adam(beta2 = 1) // ERROR BetaRange: 1
class Net55 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdamW(beta2 = 1.5) // ERROR BetaRange: 1.5
class Net56 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@NAdam(beta2 = -0.999) // ERROR BetaRange: -0.999
class Net57 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@RmsProp(learningRate = 1e-3, alpha = 1) // ERROR BetaRange: alpha = |1
class Net58 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adam(epsilon = 0) // ERROR OutOfRange: 0
class Net59 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdamW(epsilon = 0) // ERROR OutOfRange: 0
class Net60 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Lamb(epsilon = 0) // ERROR OutOfRange: 0
class Net61 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd(momentum = 0, nesterov = true) // ERROR NesterovMomentum: true
class Net62 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd(nesterov = true) // ERROR NesterovMomentum: true
class Net63 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd(momentum = 0.9, dampening = 0.5, nesterov = true) // ERROR NesterovMomentum: true
class Net64 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd(dampening = 0.1) // WARNING NoEffect: 0.1
class Net65 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adam @Sgd // ERROR OptimizerConflict: @Sgd
class Net66 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdamW @Adam // ERROR OptimizerConflict: AdamW |@Adam
class Net67 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @RmsProp // ERROR OptimizerConflict: @RmsProp
class Net68 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Lion @AdamW // ERROR OptimizerConflict: @AdamW
class Net69 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Lamb @Lars // ERROR OptimizerConflict: @Lars
class Net70 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
