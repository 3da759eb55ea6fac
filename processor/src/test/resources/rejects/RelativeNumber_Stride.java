import dev.regimen.annotation.*;

@Block
class Cell {
  @Conv(1 << 31) @Relu Layer maps; // ERROR: Block.STRIDE is no number of units for @Conv
  @AveragePool(value = Block.STRIDE, stride = Block.STRIDE) Layer pooled;
}

@Network(input = {8, 8, 3}, classes = 3)
class Net {
  Cell cell;
  @GlobalAveragePool Layer mean;
  @Dense(3) Layer logits;
}
