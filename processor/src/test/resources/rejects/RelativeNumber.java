import dev.regimen.annotation.*;

@Block
class Cell {
  @Dense(Block.WIDTH / 4) @Relu Layer hidden; // ERROR: Block.WIDTH / 4 is not whole in a use of width 6
}

@Network(input = 13, classes = 3)
class Wine {
  @Use(width = 8) Cell whole;
  @Use(width = 6) Cell cell;
  @Dense(3) Layer logits;
}
