import dev.regimen.annotation.*;

@Network(input = 13, classes = 3, labels = 3) // ERROR: @Network states both classes and labels
class Both {
  @Dense(3) Layer logits;
}
