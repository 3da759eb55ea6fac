import dev.regimen.annotation.*;

@Block
class Cell { // ERROR: there is no field of type Layer or of a block's
  int units;
}

@Network(input = 13, classes = 3)
class Wine {
  Cell cell;
  @Dense(3) Layer logits;
}
