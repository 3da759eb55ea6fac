import dev.regimen.annotation.*;

@Block
@Residual(projection = Projection.NONE) // ERROR: Cell: the branch yields 64, but the shortcut 32
class Cell {
  @Dense(Block.WIDTH) @Relu Layer hidden;
}

@Network(input = 13, classes = 3)
class Wine {
  @Dense(32) @Relu Layer stem;
  @Use(repeat = 2) Cell kept;
  @Use(width = 64) Cell wider;
  @Dense(3) Layer logits;
}
