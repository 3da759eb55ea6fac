import dev.regimen.annotation.*;

@Network(input = {32, 32, 3}, classes = 10)
@BinaryCrossEntropy(threshold = 0.2) @Mixup
@LabelSmoothing(0.1) // WARNING: @LabelSmoothing makes targets of 0.01 and 0.91, which threshold = 0.2 makes 0 and 1 again
class Erased {
  @Dense(64) @Relu Layer hidden;
  @Dense(10) Layer logits;
}

@Network(input = {32, 32, 3}, classes = 10)
@BinaryCrossEntropy(threshold = 0.95) // ERROR: threshold must be in [0.01, 0.91), but is 0.95: @LabelSmoothing makes targets of 0.01 and 0.91
@LabelSmoothing(0.1)
class Nothing {
  @Dense(64) @Relu Layer hidden;
  @Dense(10) Layer logits;
}

@Network(input = 13, classes = 10)
@BinaryCrossEntropy(threshold = 0.2) // WARNING: threshold = 0.2 has no mixed targets to make whole
class Whole {
  @Dense(64) @Relu Layer hidden;
  @Dense(10) Layer logits;
}
