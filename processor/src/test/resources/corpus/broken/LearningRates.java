import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd(learningRate = 0) // ERROR LearningRateRange: 0
class Net23 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adam(learningRate = 0) // ERROR LearningRateRange: 0
class Net24 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdamW(learningRate = 0) // ERROR LearningRateRange: 0
class Net25 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@RmsProp(learningRate = 0) // ERROR LearningRateRange: 0
class Net26 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@NAdam(learningRate = 0) // ERROR LearningRateRange: 0
class Net27 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adagrad(learningRate = 0) // ERROR LearningRateRange: 0
class Net28 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Lion(learningRate = 0) // ERROR LearningRateRange: 0
class Net29 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Lamb(learningRate = 0) // ERROR LearningRateRange: 0
class Net30 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Lars(learningRate = 0) // ERROR LearningRateRange: 0
class Net31 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdaBelief(learningRate = 0) // ERROR LearningRateRange: 0
class Net32 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd(learningRate = -0.01) // ERROR LearningRateRange: -0.01
class Net33 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adam(learningRate = -0.01) // ERROR LearningRateRange: -0.01
class Net34 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdamW(learningRate = -0.01) // ERROR LearningRateRange: -0.01
class Net35 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adam(learningRate = 0.1) // WARNING LearningRateSuspicious: 0.1
class Net36 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adam(learningRate = 1) // WARNING LearningRateSuspicious: 1
class Net37 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@AdamW(learningRate = 0.5) // WARNING LearningRateSuspicious: 0.5
class Net38 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adam(learningRate = 1e-8) // WARNING LearningRateSuspicious: 1e
class Net39 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@NAdam(learningRate = 0.5) // WARNING LearningRateSuspicious: 0.5
class Net40 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd(learningRate = 50) // WARNING LearningRateSuspicious: 50
class Net41 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@RmsProp(learningRate = 1) // WARNING LearningRateSuspicious: 1
class Net42 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
