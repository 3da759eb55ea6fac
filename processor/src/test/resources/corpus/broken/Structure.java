import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Net307 {} // ERROR NothingToTrain: class

@Network(input = 13, classes = 3)
abstract class Net308 { // ERROR NotInstantiable: class
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
interface Net309 {} // ERROR NotInstantiable: interface

@Network(input = 13, classes = 3)
class Net310<T> { // ERROR NotInstantiable: class
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net311 {
  @Dense(64) @Relu Layer hidden;
  @Relu int units; // ERROR Misplaced: @Relu
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net312 {
  @Dense(64) @Relu Layer hidden;
  @Dense(8) double width; // ERROR Misplaced: @Dense
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net313 {
  @Dense(64) @Relu Layer hidden;
  static @Dense(8) @Relu Layer shared; // ERROR Misplaced: shared
  @Dense(3) Layer logits;
}

@AdamW // ERROR Misplaced: @AdamW
class Net314 {}

@Cosine // ERROR Misplaced: @Cosine
class Net315 {}

class Plain316 {
  @Dense(3) Layer logits; // ERROR Misplaced: @Dense
}

@Block
class CellA {
  @Dense(32) @Relu Layer hidden;
}

@Network(input = 13, classes = 3)
class Net317 {
  @Relu CellA cell; // ERROR Misplaced: @Relu
  @Dense(3) Layer logits;
}

@Block @Residual(projection = Projection.NONE) // ERROR ShortcutMismatch: .NONE
class CellB {
  @Dense(32) @Relu Layer hidden;
}

@Network(input = 13, classes = 3)
class Net318 {
  CellB cell;
  @Dense(3) Layer logits;
}

@Block @StochasticDepth(0.2) // ERROR StochasticDepthWithoutSkip: @StochasticDepth
class CellC {
  @Dense(32) @Relu Layer hidden;
}

@Network(input = 13, classes = 3)
class Net319 {
  CellC cell;
  @Dense(3) Layer logits;
}

@Block
class CellD {} // ERROR EmptyBlock: class

@Network(input = 13, classes = 3)
class Net320 {
  CellD cell;
  @Dense(3) Layer logits;
}

@Block @Parallel // ERROR BranchMismatch: @Parallel
class CellE {
  @Dense(32) Layer one;
  @Dense(16) Layer two;
}

@Network(input = 13, classes = 3)
class Net321 {
  CellE cell;
  @Dense(3) Layer logits;
}

@Block
class CellF {
  @Dense(Block.WIDTH / 4) @Relu Layer hidden; // ERROR RelativeNumber: /
}

@Network(input = 13, classes = 3)
class Net322 {
  @Use(width = 10) CellF cell;
  @Dense(3) Layer logits;
}

@Block
class CellG {
  @Dense(Block.WIDTH) @Relu Layer hidden;
}

@Network(input = 13, classes = 3)
class Net323 {
  @Use(width = 10, repeat = 0) CellG cell; // ERROR OutOfRange: = |0
  @Dense(3) Layer logits;
}

@Block
class CellH {
  @Dense(Block.WIDTH) @Relu Layer hidden;
}

@Network(input = 13, classes = 3)
class Net324 {
  @Use(width = -10) CellH cell; // ERROR NonPositiveSize: -10
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net325 {
  @Dense(Block.WIDTH) @Relu Layer hidden; // ERROR RelativeNumber: .WIDTH
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Without(Cosine.class) // ERROR NothingRemoved: .class
class Net326 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@MonteCarlo // ERROR NothingToDraw: @MonteCarlo
class Net327 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net328 {
  @Frozen @Dense(64) @Relu Layer hidden;
  @Frozen @Dense(3) Layer logits; // ERROR NothingToTrain: @Frozen
}

@Network(input = {28, 28, 1}, classes = 10)
class Net329 {
  @Conv(16) @AdaIn @Relu Layer first; // ERROR ConditionMissing: @AdaIn
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = {20}, classes = 3)
@Standardize // ERROR Misplaced: @Standardize
class Net330 {
  @Embedding(vocabulary = 50, width = 8) Layer words;
  @GlobalAveragePool Layer mean;
  @Dense(3) Layer logits;
}

@Network(input = {20}, classes = 3)
@InputNoise // ERROR Misplaced: @InputNoise
class Net331 {
  @Embedding(vocabulary = 50, width = 8) Layer words;
  @GlobalAveragePool Layer mean;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3) @Standardize
@InputNoise(3) // WARNING NoiseAboveSignal: 3
class Net332 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@LabelNoise(0.9) // WARNING LabelNoiseHigh: 0.9
class Net333 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net334 {
  @Dense(64) @WeightNoise(2) @Relu Layer hidden; // WARNING WeightNoiseAboveWeights: 2
  @Dense(3) Layer logits;
}
