import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Train(batch = 1)
class Net250 {
  @Dense(64) @BatchNorm @Relu Layer hidden; // ERROR BatchNormWithOne: @BatchNorm
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(batch = 2)
class Net251 {
  @Dense(64) @BatchNorm @Relu Layer hidden; // WARNING BatchNormSmallBatch: @BatchNorm
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(batch = 4)
class Net252 {
  @Dense(64) @BatchNorm @Relu Layer hidden; // WARNING BatchNormSmallBatch: @BatchNorm
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(batch = 8)
class Net253 {
  @Dense(64) @BatchNorm @Relu Layer hidden; // WARNING BatchNormSmallBatch: @BatchNorm
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net254 {
  @Dense(value = 64, bias = Bias.ON) @BatchNorm @Relu Layer hidden; // WARNING BiasBeforeBatchNorm: .ON
  @Dense(3) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net255 {
  @Conv(value = 16, bias = Bias.ON) @BatchNorm @Relu Layer first; // WARNING BiasBeforeBatchNorm: .ON
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = 13, classes = 3)
class Net256 {
  @Dense(64) @BatchNorm(keep = 0.1) @Relu Layer hidden; // WARNING RunningAverageInverted: 0.1
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net257 {
  @Dense(64) @BatchNorm(keep = 0.01) @Relu Layer hidden; // WARNING RunningAverageInverted: 0.01
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net258 {
  @Dense(64) @BatchNorm(keep = 0.3) @Relu Layer hidden; // WARNING RunningAverageInverted: 0.3
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net259 {
  @Dense(64) @BatchNorm(keep = 1) @Relu Layer hidden; // ERROR RunningAverageInverted: 1
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net260 {
  @Dense(64) @BatchNorm(keep = -0.1) @Relu Layer hidden; // ERROR RunningAverageInverted: -0.1
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 5, batch = 32) @Data(train = 320)
class Net261 {
  @Dense(64) @BatchNorm(keep = 0.99) @Relu @Dropout(0.5) Layer hidden; // WARNING RunningUnconverged: 0.99
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Train(epochs = 50, batch = 32) @Data(train = 2561)
class Net262 {
  @Dense(64) @BatchNorm @Relu @Dropout(0.5) Layer hidden; // WARNING LastBatchOfOne: @BatchNorm
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net263 {
  @Dense(64) @BatchNorm(epsilon = 0) @Relu Layer hidden; // ERROR OutOfRange: 0
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net264 {
  @Dense(64) @LayerNorm(epsilon = -1e-5) @Relu Layer hidden; // ERROR OutOfRange: -1e
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Accumulate(4) // WARNING BatchNormAccumulation: @Accumulate
class Net265 {
  @Dense(64) @BatchNorm @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net266 {
  @Conv(16) @Relu @MaxPool(28) Layer first;
  @Conv(16) @InstanceNorm @Relu Layer second; // ERROR OneValueToNormalize: @InstanceNorm
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = 13, classes = 3)
class Net267 {
  @Dense(1) @LayerNorm @Relu Layer hidden; // ERROR OneValueToNormalize: @LayerNorm // WARNING Bottleneck: 1
  @Dense(3) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net268 {
  @Conv(16) @WeightStandardization @Relu Layer first; // WARNING WeightStandardizationAlone: @WeightStandardization
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}
