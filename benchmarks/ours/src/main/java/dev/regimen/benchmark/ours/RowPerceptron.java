package dev.regimen.benchmark.ours;

import dev.regimen.annotation.Block;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Gelu;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.Residual;

/** Four times the width and back, row by row. */
@Block
@Residual
class RowPerceptron {
  @LayerNorm Layer norm;

  @Dense(4 * Block.WIDTH)
  @Gelu
  Layer wide;

  @Dense(Block.WIDTH)
  Layer narrow;
}
