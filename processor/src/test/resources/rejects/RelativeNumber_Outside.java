import dev.regimen.annotation.*;

@Block
class Cell {
  @Dense(Block.WIDTH + 1) @Relu Layer hidden;
}

@Network(input = 13, classes = 3)
class Wine {
  @Dense(2 * Block.WIDTH) @Relu Layer hidden; // ERROR: 2 * Block.WIDTH in @Dense of a network
  @Conv(value = 4, stride = {1, Block.STRIDE}) Layer maps; // ERROR: Block.STRIDE in @Conv of a network
  @Use(stride = Block.STRIDE) Cell cell; // ERROR: Block.STRIDE in @Use of a network
  @Dense(3) Layer logits;
}
