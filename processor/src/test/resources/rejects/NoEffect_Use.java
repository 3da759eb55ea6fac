import dev.regimen.annotation.*;

@Block
@Residual
class Cell {
  @Conv(16) @BatchNorm @Relu Layer first;
  @Conv(16) @BatchNorm Layer second;
}

@Block
class Deep {
  @Conv(Block.WIDTH) @BatchNorm @Relu Layer narrow;
  @Use(width = 16) Cell cell; // WARNING: width = 16 of @Use does nothing: no number in the block is Block.WIDTH
}

@Network(input = {32, 32, 3}, classes = 10)
class Photos {
  @Conv(16) @Relu Layer stem;
  @Use(repeat = 3, stride = 2) Cell cell; // WARNING: stride = 2 of @Use does nothing: no number in the block is Block.STRIDE
  @Use(width = 16) Deep deep;
  @GlobalAveragePool Layer pool;
  @Dense(10) Layer logits;
}
