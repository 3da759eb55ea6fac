import dev.regimen.annotation.*;

@Network(input = 13, classes = 3)
class Wine {
  @Dense(64) @ZeroInit @Relu Layer hidden; // ERROR: @ZeroInit on a hidden layer: all its units stay identical
  @Dense(3) Layer logits;
}
