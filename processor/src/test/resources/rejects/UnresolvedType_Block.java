import dev.regimen.annotation.*;

@Block
class Cell {
  @Dense(8) @Relu Layer hidden;
  @Use(width = 8) Missing inner; // ERROR: [Regimen:UnresolvedType] Cell.inner: the type Missing cannot be found // ERROR: cannot find symbol
}

@Network(input = 13, classes = 3)
class Wine {
  Cell cell;
  @Dense(3) Layer logits;
}
