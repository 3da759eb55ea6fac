import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(epochs = 10) @EarlyStopping(patience = 10) // WARNING PatienceRange: patience = |10
class Net124 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 5) @EarlyStopping(patience = 5) // WARNING PatienceRange: patience = |5
class Net125 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 20) @EarlyStopping(patience = 50) // WARNING PatienceRange: 50
class Net126 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 3) @EarlyStopping(patience = 7) // WARNING PatienceRange: 7
class Net127 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@EarlyStopping(patience = -1) // ERROR PatienceRange: -1
class Net128 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@EarlyStopping(minDelta = -0.1) // ERROR OutOfRange: -0.1
class Net129 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@EarlyStopping(restoreBest = false) // WARNING BestNotRestored: false
class Net130 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@EarlyStopping(monitor = Metric.VALIDATION_RMSE) // ERROR UnknownMetric: .VALIDATION_RMSE
class Net131 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@EarlyStopping(monitor = Metric.VALIDATION_MAE) // ERROR UnknownMetric: .VALIDATION_MAE
class Net132 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@EarlyStopping(monitor = Metric.VALIDATION_R2) // ERROR UnknownMetric: .VALIDATION_R2
class Net133 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, outputs = 1)
@EarlyStopping(monitor = Metric.VALIDATION_ACCURACY) // ERROR UnknownMetric: .VALIDATION_ACCURACY
class Net134 {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) Layer y;
}

@Network(input = 13, outputs = 1)
@EarlyStopping(monitor = Metric.VALIDATION_F1) // ERROR UnknownMetric: .VALIDATION_F1
class Net135 {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) Layer y;
}

@Network(input = 13, outputs = 1)
@EarlyStopping(monitor = Metric.VALIDATION_ROC_AUC) // ERROR UnknownMetric: .VALIDATION_ROC_AUC
class Net136 {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) Layer y;
}

@Network(input = 13, labels = 5)
@EarlyStopping(monitor = Metric.VALIDATION_ACCURACY) // ERROR UnknownMetric: .VALIDATION_ACCURACY
class Net137 {
  @Dense(64) @Relu Layer hidden;
  @Dense(5) Layer y;
}

@Network(input = 13, classes = 3)
@Metrics({Metric.VALIDATION_RMSE}) // ERROR UnknownMetric: .VALIDATION_RMSE
class Net138 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Split(validation = 0) @EarlyStopping // ERROR MonitorNeedsValidation: @EarlyStopping
class Net139 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Split(validation = 0) @EarlyStopping(monitor = Metric.VALIDATION_ACCURACY) // ERROR MonitorNeedsValidation: .VALIDATION_ACCURACY
class Net140 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Split(validation = 0) @Sgd @Plateau(patience = 3) // ERROR MonitorNeedsValidation: @Plateau
class Net141 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 0) // ERROR OutOfRange: 0
class Net142 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = -5) // ERROR OutOfRange: -5
class Net143 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(batch = 0) // ERROR NonPositiveSize: 0
class Net144 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Split(validation = -0.1) // ERROR OutOfRange: -0.1
class Net145 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 10) @Swa(start = 10) // ERROR AverageStart: start = |10
class Net146 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 10) @Swa(start = 25) // ERROR AverageStart: 25
class Net147 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 10) @Data(train = 200) @WeightDecay @Ema(decay = 0.9999) // WARNING AverageHorizon: 0.9999
class Net148 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Ema(decay = 1) // ERROR OutOfRange: 1
class Net149 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Ema @Swa(start = 5) // ERROR SlotConflict: @Swa
class Net150 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Data(train = 40) // WARNING NoRegularizer: 40
class Net151 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@TopK(0) // ERROR OutOfRange: 0
class Net152 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Lookahead(k = 0) // ERROR OutOfRange: 0
class Net153 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Accumulate(0) // ERROR OutOfRange: 0
class Net154 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
