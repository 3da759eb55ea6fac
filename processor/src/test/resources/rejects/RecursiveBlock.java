import dev.regimen.annotation.*;

@Block
class Cell {
  @Dense(Block.WIDTH) @Relu Layer hidden;
  Pair pair;
}

@Block
class Pair {
  @Dense(Block.WIDTH) @Relu Layer hidden;
  @Use(repeat = 2) Cell cell; // ERROR: Pair.cell: the block Cell contains itself
}

@Network(input = 13, classes = 3)
class Wine {
  @Use(width = 8) Cell cell;
  @Dense(3) Layer logits;
}
