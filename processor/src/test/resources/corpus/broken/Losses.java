import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Net199 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) @Softmax Layer logits; // ERROR SoftmaxTwice: @Softmax
}

@Network(input = {28, 28, 1}, classes = 10)
class Net200 {
  @Conv(16) @Relu @MaxPool(2) Layer first;
  @GlobalAveragePool Layer pool;
  @Dense(10) @Softmax Layer logits; // ERROR SoftmaxTwice: @Softmax
}

@Network(input = 13, classes = 3)
@CrossEntropy
class Net201 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) @Softmax Layer logits; // ERROR SoftmaxTwice: @Softmax
}

@Network(input = 13, classes = 3)
class Net202 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) @Sigmoid Layer logits; // ERROR LossPairing: @Sigmoid
}

@Network(input = 13, classes = 2)
class Net203 {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) @Sigmoid Layer logit; // ERROR SoftmaxTwice: @Sigmoid
}

@Network(input = 13, labels = 5)
class Net204 {
  @Dense(64) @Relu Layer hidden;
  @Dense(5) @Sigmoid Layer logits; // ERROR SoftmaxTwice: @Sigmoid
}

@Network(input = 13, labels = 5)
class Net205 {
  @Dense(64) @Relu Layer hidden;
  @Dense(5) @Softmax Layer logits; // ERROR LossPairing: @Softmax
}

@Network(input = 13, classes = 3)
@MeanSquared // ERROR LossPairing: @MeanSquared
class Net206 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Huber // ERROR LossPairing: @Huber
class Net207 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, outputs = 1)
@CrossEntropy // ERROR LossPairing: @CrossEntropy
class Net208 {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) Layer y;
}

@Network(input = 13, outputs = 1)
@BinaryCrossEntropy // ERROR LossPairing: @BinaryCrossEntropy
class Net209 {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) Layer y;
}

@Network(input = 13, outputs = 1)
@Hinge // ERROR LossPairing: @Hinge
class Net210 {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) Layer y;
}

@Network(input = 13, outputs = 1)
@Focal // ERROR LossPairing: @Focal
class Net211 {
  @Dense(64) @Relu Layer hidden;
  @Dense(1) Layer y;
}

@Network(input = 13, labels = 3)
@CrossEntropy // ERROR LossPairing: @CrossEntropy
class Net212 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@CrossEntropy @Focal // ERROR SlotConflict: @Focal
class Net213 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@LabelSmoothing(1) // ERROR SmoothingRange: 1
class Net214 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@LabelSmoothing(-0.1) // ERROR SmoothingRange: -0.1
class Net215 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@LabelSmoothing(1.5) // ERROR SmoothingRange: 1.5
class Net216 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@LabelSmoothing(10) // ERROR SmoothingRange: 10
class Net217 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@ClassWeights({1, 2}) // ERROR ClassWeightsMismatch: {1, 2}
class Net218 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@ClassWeights({1, 2, 3, 4}) // ERROR ClassWeightsMismatch: {1, 2, 3, 4}
class Net219 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@ClassWeights({1, -2, 3}) // ERROR OutOfRange: -2
class Net220 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, outputs = 3)
@ClassWeights({1, 2, 3}) // ERROR Misplaced: @ClassWeights
class Net221 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, outputs = 3)
@TopK(2) // ERROR Misplaced: @TopK
class Net222 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Threshold(0.4) // ERROR Misplaced: @Threshold
class Net223 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, outputs = 3)
@LabelNoise(0.1) // ERROR Misplaced: @LabelNoise
class Net224 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Focal(gamma = -1) // ERROR OutOfRange: -1
class Net225 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, outputs = 3)
@Huber(delta = 0) // ERROR OutOfRange: 0
class Net226 {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net227 {
  @Dense(64) @Relu @Tanh Layer hidden; // ERROR SlotConflict: @Tanh
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net228 {
  @Dense(64) @Gelu @Silu Layer hidden; // ERROR SlotConflict: @Silu
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net229 {
  @Dense(64) @Conv(8) Layer hidden; // ERROR SlotConflict: @Conv
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
class Net230 {
  @Dense(64) @BatchNorm @LayerNorm @Relu Layer hidden; // ERROR SlotConflict: @LayerNorm
  @Dense(3) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
class Net231 {
  @Conv(16) @Relu @MaxPool(2) @AveragePool(2) Layer first; // ERROR SlotConflict: @AveragePool
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}

@Network(input = 13, classes = 3)
class Net232 {
  @Dense(64) @KaimingInit @XavierInit @Relu Layer hidden; // ERROR SlotConflict: @XavierInit
  @Dense(3) Layer logits;
}
