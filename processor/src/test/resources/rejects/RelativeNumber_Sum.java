import dev.regimen.annotation.*;

@Block
class Cell {
  @Dense(Block.WIDTH + 1) @Relu Layer hidden; // ERROR: Block.WIDTH + 1 is a sum
}

@Network(input = 13, classes = 3)
class Wine {
  @Use(width = 64) Cell cell;
  @Dense(3) Layer logits;
}
