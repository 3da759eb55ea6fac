import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Sgd @Cosine @Exponential // ERROR ScheduleConflict: @Exponential
class Net98 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @Cosine @StepDecay(every = 3) // ERROR ScheduleConflict: @StepDecay
class Net99 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @Polynomial @Cosine // ERROR ScheduleConflict: @Cosine
class Net100 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @OneCycle @Cosine // ERROR ScheduleConflict: @Cosine
class Net101 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @StepDecay(every = 3) @MultiStep(milestones = {5}) // ERROR ScheduleConflict: @MultiStep
class Net102 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @OneCycle @Warmup(epochs = 1) // ERROR ScheduleConflict: @Warmup
class Net103 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 10) @Sgd @Cosine @Warmup(epochs = 10) // ERROR WarmupExceedsRun: Warmup(epochs = |10
class Net104 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 5) @Sgd @Cosine @Warmup(epochs = 5) // ERROR WarmupExceedsRun: Warmup(epochs = |5
class Net105 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 3) @Sgd @Cosine @Warmup(epochs = 20) // ERROR WarmupExceedsRun: 20
class Net106 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 10) @Sgd @Cosine @Warmup(epochs = 12) // ERROR WarmupExceedsRun: 12
class Net107 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 10) @Sgd @StepDecay(every = 30) // WARNING ScheduleNeverEnds: 30
class Net108 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 20) @Sgd @StepDecay(every = 20) // WARNING ScheduleNeverEnds: every = |20
class Net109 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 5) @Sgd @StepDecay(every = 100) // WARNING ScheduleNeverEnds: 100
class Net110 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 50) @Sgd @MultiStep(milestones = {30, 60}) // WARNING ScheduleNeverEnds: 60
class Net111 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 100) @Sgd @MultiStep(milestones = {30, 60, 120}) // WARNING ScheduleNeverEnds: 120
class Net112 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 10) @Sgd @CosineRestarts(epochs = 50) // WARNING ScheduleNeverEnds: 50
class Net113 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @Exponential(factor = 0) // ERROR OutOfRange: 0
class Net114 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @StepDecay(every = 0) // ERROR OutOfRange: 0
class Net115 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @OneCycle(rise = 1) // ERROR OutOfRange: 1
class Net116 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @OneCycle(divFactor = 0.5) // ERROR OutOfRange: 0.5
class Net117 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @Plateau(factor = 2) // ERROR OutOfRange: 2
class Net118 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @Polynomial(power = -1) // ERROR OutOfRange: -1
class Net119 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @Cosine(minimum = -1e-5) // ERROR OutOfRange: -1e
class Net120 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @MultiStep(milestones = {0, 5}) // ERROR OutOfRange: 0
class Net121 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Sgd @Plateau(patience = 50) // WARNING PatienceRange: 50
class Net122 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 20) @Sgd @Data(train = 1000) @WeightDecay @StepDecay(every = 10_000, unit = ScheduleUnit.STEP) // WARNING ScheduleOutlivesData: 10_000
class Net123 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
