import dev.regimen.annotation.*;

@Block
class Cell {
  @Dense(0) @Relu Layer hidden; // ERROR: @Dense must be in [1, inf), but is 0
  @Dense(8) @Relu @Tanh Layer two; // ERROR: @Tanh beside @Relu: a field has one activation
  @Dense(8) @BatchNorm(epsilon = -1) @Dropout(0.4) Layer third; // ERROR: epsilon of @BatchNorm must be in
  Layer nothing; // WARNING: the layer has no technique and passes its input on
}

@Block
class Sound {
  @Dense(8) @Relu @Dropout(0.3) Layer hidden;
}

@Block
class Empty {} // ERROR: there is no field of type Layer or of a block's
