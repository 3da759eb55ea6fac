package demo;

import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Tanh;

// The axis: names that generated code would like to have for itself.
@Network(input = 6, classes = 3)
@Sgd
class Awkward {
  @Dense(7) @BatchNorm @Relu @Dropout(0.1) Layer loss;
  @Dense(8) @LayerNorm @Tanh Layer input;
  @Dense(9) @Relu Layer tile;
  @Dense(9) @Relu Layer step;
  @Dense(9) @Relu Layer rows;
  @Dense(9) @Relu Layer worker;
  @Dense(9) @Relu Layer memory;
  @Dense(9) @Relu Layer target;
  @Dense(9) @Relu Layer run;
  @Dense(9) @Relu Layer BLUEPRINT;
  @Dense(9) @Relu Layer i;
  @Dense(9) @Relu Layer $value;
  @Dense(9) @Relu Layer gradients;
  @Dense(9) @Relu Layer update;
  @Dense(9) @Relu Layer $;
  @Dense(3) Layer prediction;
}
