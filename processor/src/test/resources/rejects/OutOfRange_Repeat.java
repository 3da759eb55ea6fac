import dev.regimen.annotation.*;

@Block
class Cell {
  @Dense(8) @Relu Layer hidden;
}

@Network(input = 8, classes = 3)
class Net {
  @Use(repeat = 1 << 30) Cell cells; // ERROR: repeat of @Use must be in [1, 1000], but is 1073741824
  @Dense(3) Layer logits;
}
