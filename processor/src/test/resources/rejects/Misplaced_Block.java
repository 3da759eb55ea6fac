import dev.regimen.annotation.*;

@Block
@Adam // ERROR: Cell: @Adam on a block means nothing
class Cell {
  @Dense(Block.WIDTH) @Relu Layer hidden;
  @Use @Dense(8) @Relu Layer layer; // ERROR: Cell.layer: @Use on a field means nothing
  static @Dense(8) @Relu Layer shared; // ERROR: a layer must not be static
  @Dense(8) @Trunk Layer trunk; // ERROR: Cell.trunk (by @Trunk): @Residual on a field means nothing
}

@Residual
@interface Trunk {}

@Residual // ERROR: @Residual on a class that is no network, regime or block
class Free {
  @Use Cell cell; // ERROR: Free.cell: @Use in a class that is no network or block
}

@Network(input = 13, classes = 3)
@Relu // ERROR: Inner: @Relu on a class means nothing
class Inner {
  @Dense(3) Layer logits;
}

@Block // ERROR: @Block stands on a class that is a @Network itself
@Network(input = 13, classes = 3)
class Wine {
  @Use(width = 8) @Relu Cell cell; // ERROR: Wine.cell: @Relu on a block means nothing
  @Use int units; // ERROR: @Use on a field of type int
  Inner inner; // ERROR: a network inside another: Inner is a @Network
  @Dense(3) Layer logits;
}
