import dev.regimen.annotation.*;

@AdamW // ERROR: @AdamW on a class that is no network, regime or block
class Regime1 {}

@Network(input = 13, classes = 3)
class Wine {
  @Relu int units; // ERROR: @Relu on a field of type int
  @Dense(3) Layer logits;
}
