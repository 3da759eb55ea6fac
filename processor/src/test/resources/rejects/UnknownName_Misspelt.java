import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
@Adam(learnigRate = 1e-3) // ERROR: @Adam has no learnigRate (did you mean learningRate?) // ERROR: cannot find symbol
class Wine {
  @Dense(64) @Relu @Dropot(0.5) Layer hidden; // ERROR: there is no @Dropot (did you mean @Dropout?) // ERROR: cannot find symbol
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3)
@Adam(1e-3) // ERROR: @Adam does not say what 1e-3 is // ERROR: cannot find symbol
class Lone {
  @Dense(64) @Relu @Drop(0.5) Layer hidden; // ERROR: there is no @Drop (did you mean @Dropout?) // ERROR: cannot find symbol
  @Dense(3) Layer logits;
}

@Network(input = {28, 28, 1}, classes = 10)
@AdamW(lr = 1e-3) // ERROR: @AdamW has no lr (did you mean learningRate?) // ERROR: cannot find symbol
@Train(epochs = 20, batchSize = 32) // ERROR: @Train has no batchSize (did you mean batch?) // ERROR: cannot find symbol
@LabelSmoothing(epsilon = 0.1) // ERROR: @LabelSmoothing has no epsilon (did you mean value?) // ERROR: cannot find symbol
@Plateau(factor = 0.5, weightDecay = 0.1) // ERROR: @Plateau has no weightDecay // ERROR: cannot find symbol
class Drawings {
  @Conv2D(32) @Relu Layer first; // ERROR: there is no @Conv2D (did you mean @Conv?) // ERROR: cannot find symbol
  @MaxPooling2D(2) Layer pool; // ERROR: there is no @MaxPooling2D (did you mean @MaxPool?) // ERROR: cannot find symbol
  @Flatten Layer flat;
  @Dense(10) Layer logits;
}
