import dev.regimen.annotation.*;

@interface Dropot {
  double value();
}

@interface Tuned {}

@interface Nullable {}

@Dropout(0.3)
@interface Dropping {}

@Dropping
@interface Quiet {}

@Block
@Tuned // WARNING: @Tuned is no technique and does nothing
class Cell {
  @Dense(Block.WIDTH) @Relu @Tuned Layer hidden; // WARNING: @Tuned is no technique and does nothing
}

@Network(input = 13, outputs = 1)
@Deprecated
@SuppressWarnings("unused")
@Tuned // WARNING: @Tuned is no technique and does nothing
class Houses {
  @Dense(64) @Relu @Dropot(0.4) Layer hidden; // WARNING: @Dropot is no technique and does nothing
  @Dense(32) @Relu @Quiet @Nullable @Deprecated Layer second;
  @Use(width = 8) @Tuned Cell cell; // WARNING: @Tuned is no technique and does nothing
  @Dense(1) Layer price;
}

@Regime(Houses.class)
@Adam
@Tuned // WARNING: @Tuned is no technique and does nothing
class Other {}
