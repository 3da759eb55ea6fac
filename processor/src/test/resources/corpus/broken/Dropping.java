import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Net1 {
  @Dense(64) @Relu @Dropout(1.0) Layer hidden; // ERROR DropoutRate: 1.0
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net2 {
  @Dense(64) @Relu @Dropout(1) Layer hidden; // ERROR DropoutRate: 1
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net3 {
  @Dense(64) @Relu @Dropout(1.5) Layer hidden; // ERROR DropoutRate: 1.5
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net4 {
  @Dense(64) @Relu @Dropout(-0.1) Layer hidden; // ERROR DropoutRate: -0.1
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net5 {
  @Dense(64) @Relu @Dropout(50) Layer hidden; // ERROR DropoutRate: 50
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net6 {
  @Dense(64) @Relu @Dropout(2) Layer hidden; // ERROR DropoutRate: 2
  @Dense(3) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net7 {
  @Conv(16) @Relu @SpatialDropout(1.2) Layer first; // ERROR DropoutRate: 1.2
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net8 {
  @Conv(16) @Relu @SpatialDropout(1) Layer first; // ERROR DropoutRate: SpatialDropout(|1
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = 13, classes = 3)
class Net9 {
  @Dense(64) @LecunInit @Selu @AlphaDropout(1) Layer hidden; // ERROR DropoutRate: 1
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net10 {
  @Dense(64) @Relu @DropConnect(-0.5) Layer hidden; // ERROR DropoutRate: -0.5
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net11 {
  @Dense(64) @Relu @Dropout(0.8) Layer hidden; // WARNING DropoutHigh: 0.8
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net12 {
  @Dense(64) @Relu @Dropout(0.9) Layer hidden; // WARNING DropoutHigh: 0.9
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net13 {
  @Dense(64) @Relu @Dropout(0.75) Layer hidden; // WARNING DropoutHigh: 0.75
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net14 {
  @Dense(64) @Relu @Dropout(0.95) Layer hidden; // WARNING DropoutHigh: 0.95
  @Dense(3) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net15 {
  @Conv(16) @Relu @SpatialDropout(0.8) Layer first; // WARNING DropoutHigh: 0.8
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net16 {
  @Conv(16) @Relu @SpatialDropout(0.9) Layer first; // WARNING DropoutHigh: 0.9
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = 13, classes = 3)
class Net17 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) @Dropout(0.2) Layer logits; // WARNING DropoutOnLogits: @Dropout
}

@Network(input = 13, outputs = 1)
class Net18 {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) @Dropout(0.5) Layer y; // WARNING DropoutOnLogits: @Dropout
}

@Network(input = {28, 28, 1}, classes = 10)
class Net19 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) @Dropout(0.5) Layer logits; // WARNING DropoutOnLogits: @Dropout
}

@Network(input = 13, classes = 3)
class Net20 {
  @Dense(64) @Relu @Dropout(0.5) Layer hidden; // WARNING DropoutBeforeBatchNorm: @Dropout
  @BatchNorm Layer norm;
  @Dense(3) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net21 {
  @Conv(16) @Relu @SpatialDropout(0.2) Layer first; // WARNING DropoutBeforeBatchNorm: @SpatialDropout
  @BatchNorm @Relu Layer norm;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net22 {
  @Conv(16) @Relu @Dropout(0.3) Layer first; // WARNING DropoutBeforeBatchNorm: @Dropout
  @BatchNorm Layer norm;
  @Conv(32) @Relu Layer second;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}
