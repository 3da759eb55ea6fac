import dev.regimen.annotation.*;

@Block
@Residual
class Strided {
  @Conv(value = Block.WIDTH, stride = 2) @BatchNorm @Relu Layer first;
  @Conv(Block.WIDTH) @BatchNorm Layer second;
}

@Block
@Residual
class Pooled {
  @Conv(Block.WIDTH) @BatchNorm @Relu @MaxPool(2) Layer first;
  @Conv(Block.WIDTH) @BatchNorm Layer second;
}

@Network(input = {32, 32, 3}, classes = 10)
class Net {
  @Use(width = 16) Strided strided; // WARNING: the branch of Strided makes 32x32x3 to 16x16x16, but its use says stride = 1
  Pooled pooled; // WARNING: the branch of Pooled makes 16x16x16 to 8x8x16, but its use says stride = 1
  @GlobalAveragePool Layer mean;
  @Dense(10) Layer logits;
}
