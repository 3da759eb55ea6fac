import dev.regimen.annotation.*;

@Block
@Residual // ERROR: Cell: the projection would be another cell.shortcut
class Cell {
  @Dense(Block.WIDTH) @Relu Layer shortcut;
}

@Network(input = 13, classes = 3)
class Wine {
  @Use(width = 8) Cell cell;
  @Dense(3) Layer logits;
}
