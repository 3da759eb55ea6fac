import dev.regimen.annotation.*;

@Network(input = 12, outputs = 1)
@Train(epochs = 50, batch = 32) @Standardize(targets = true)
class Number {
  @Dense(64) @Relu Layer h1;
  @Dense(1) Layer y;
}

@Network(input = 30, labels = 6)
@Train(epochs = 30, batch = 64) @Standardize
class Tagged {
  @Dense(64) @Relu Layer h1;
  @Dense(6) Layer logits;
}

@Regime(Number.class)
@Adam @MeanSquared @EarlyStopping
class Number61 {}

@Regime(Number.class)
@Adam @Huber @EarlyStopping(monitor = Metric.VALIDATION_MAE, patience = 8)
class Number62 {}

@Regime(Number.class)
@Sgd(learningRate = 0.01, momentum = 0.9) @Cosine @L2(1e-4)
class Number63 {}

@Regime(Number.class)
@AdamW @WeightDecay(1e-3) @Plateau(patience = 5) @EarlyStopping(patience = 15)
class Number64 {}

@Regime(Number.class)
@RmsProp(learningRate = 1e-3) @L1(1e-4)
class Number65 {}

@Regime(Tagged.class)
@Adam @EarlyStopping(monitor = Metric.VALIDATION_MACRO_F1)
class Tagged66 {}

@Regime(Tagged.class)
@AdamW @WeightDecay(0.01) @Cosine @Focal
class Tagged67 {}

@Regime(Tagged.class)
@Sgd(learningRate = 0.1, momentum = 0.9) @L2(1e-4) @Threshold(0.4)
class Tagged68 {}
