import dev.regimen.annotation.*;

@Network(input = 13) // ERROR: @Network states neither classes, labels nor outputs
class Wine {
  @Dense(3) Layer logits;
}

@Network(input = 13, classes = 3, outputs = 3) // ERROR: @Network states both classes and outputs
class Grape {
  @Dense(3) Layer logits;
}
