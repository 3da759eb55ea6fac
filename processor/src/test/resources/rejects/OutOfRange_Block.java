import dev.regimen.annotation.*;

@Block
class Cell {
  @Dense(value = 8, in = -64) @Relu Layer hidden; // ERROR: [Regimen:NonPositiveSize] Cell.hidden: in of @Dense must be in [0, inf), but is -64
  @Dense(8) @Dropout(Block.WIDTH) Layer noise; // ERROR: [Regimen:DropoutRate] Cell.noise
}

@Block
class Stage {
  @Dense(Block.WIDTH) Layer first;
  @Use(repeat = 1000) Cell cell; // ERROR: the network has more than 1500 layers
}

@Network(input = 13, classes = 3)
class Wine {
  @Use(repeat = 0) Cell cell; // ERROR: repeat of @Use must be in [1, 1000], but is 0
  @Use(width = -1, repeat = 900) Stage stage; // ERROR: width of @Use must be in [0, inf), but is -1
  @Dense(3) Layer logits;
}
