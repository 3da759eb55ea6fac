import dev.regimen.annotation.*;

/** Every fault of a class is told at once. */
@Network(input = 13, classes = 3)
@Sgd(learningRate = 0) @Train(epochs = 0) // ERROR LearningRateRange: 0 // ERROR OutOfRange: epochs = |0
class Net335 {
  @Dense(64) @Relu @Dropout(2) Layer hidden; // ERROR DropoutRate: 2
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adam(beta1 = 1) @LabelSmoothing(1) // ERROR BetaRange: = |1 // ERROR SmoothingRange: LabelSmoothing(|1
class Net336 {
  @Dense(64) @Relu @Dropout(0.9) Layer hidden; // WARNING DropoutHigh: 0.9
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 5) @EarlyStopping(patience = 9) @Adam @L2(1e-4) // WARNING PatienceRange: 9 // WARNING CoupledDecay: @L2
class Net337 {
  @Dense(64) @XavierInit @Relu Layer h1; // WARNING InitActivationMismatch: @XavierInit
  @Dense(64) @Relu @Dropout(0.8) Layer h2; // WARNING DropoutHigh: 0.8
  @Dense(3) Layer logits;
}

/** A regime's fault stands at the regime. */
@Network(input = 13, classes = 3)
class Base {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Regime(Base.class)
@Sgd(momentum = 1) // ERROR MomentumRange: 1
class Trial338 {}

@Regime(Base.class)
@Adam(learningRate = 0) // ERROR LearningRateRange: 0
class Trial339 {}

@Regime(Base.class)
@Adam @L2(1e-4) // WARNING CoupledDecay: @L2
class Trial340 {}

@Regime(Base.class)
@Train(epochs = 3) @EarlyStopping(patience = 5) // WARNING PatienceRange: 5
class Trial341 {}

@Regime(Base.class)
@LabelSmoothing(2) // ERROR SmoothingRange: 2
class Trial342 {}

@Regime(Base.class)
@Sgd @Cosine @Exponential // ERROR ScheduleConflict: @Exponential
class Trial343 {}

@Regime(Base.class)
@HorizontalFlip // ERROR Misplaced: @HorizontalFlip
class Trial344 {}

@Regime(Base.class)
@MeanSquared // ERROR LossPairing: @MeanSquared
class Trial345 {}

@Regime(Base.class)
@Ema(decay = 2) // ERROR OutOfRange: 2
class Trial346 {}

@Regime(Base.class)
@Train(epochs = 10) @Swa(start = 10) // ERROR AverageStart: start = |10
class Trial347 {}

@Regime(Base.class)
@Sgd @Warmup(epochs = 10) @Cosine // ERROR WarmupExceedsRun: 10
class Trial348 {}

@Regime(Base.class)
@TopK(-1) // ERROR OutOfRange: -1
class Trial349 {}
