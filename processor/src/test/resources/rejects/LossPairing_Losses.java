import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@BinaryCrossEntropy
class Shares {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) @Softmax Layer logits; // ERROR: @Softmax on the last layer does not go with @BinaryCrossEntropy, which takes logits
}

@Network(input = 13, classes = 3)
@Hinge
@LabelSmoothing(0.3) // ERROR: @LabelSmoothing makes targets of 0.8 and less, but @Hinge takes whole classes
class Margins {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) @Sigmoid Layer scores; // ERROR: @Sigmoid on the last layer does not go with @Hinge, which takes scores
}

@Network(input = 13, classes = 3)
@Focal(alpha = 0.4) // ERROR: alpha = 0.4 weighs the second class of one unit against the first, but there are 3 units
class Focused {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Huber // ERROR: @Huber cannot compare with 3 classes
class Numbers {
  @Dense(64) @Relu Layer hidden;
  @Dense(3) Layer logits;
}
