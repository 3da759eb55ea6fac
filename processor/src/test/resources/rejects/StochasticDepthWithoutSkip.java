import dev.regimen.annotation.*;

@Block
@StochasticDepth(0.2) // ERROR: Cell: @StochasticDepth on a block without @Residual
class Cell {
  @Dense(Block.WIDTH) @Relu Layer hidden;
}

@Network(input = 13, classes = 3)
class Wine {
  @Use(width = 64, repeat = 3) Cell cell;
  @Dense(3) Layer logits;
}
