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
