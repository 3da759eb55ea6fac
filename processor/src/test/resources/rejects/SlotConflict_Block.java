import dev.regimen.annotation.*;

@Block @Residual @Relu
@Tanh // ERROR: Cell: @Tanh beside @Relu: a block has one activation
class Cell {
  @Dense(Block.WIDTH) @BatchNorm @LayerNorm Layer hidden; // ERROR: Cell.hidden: @LayerNorm beside @BatchNorm: a field has one normalization
}

@Network(input = 13, classes = 3)
class Wine {
  @Use(width = 8, repeat = 4) Cell cell;
  @Dense(3) Layer logits;
}
