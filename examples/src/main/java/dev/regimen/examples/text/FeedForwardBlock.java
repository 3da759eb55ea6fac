package dev.regimen.examples.text;

import dev.regimen.annotation.Block;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Gelu;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.NormalInit;
import dev.regimen.annotation.Residual;

/** Four times the width and back, for each token by itself: x + mlp(norm(x)). */
@Block @Residual
class FeedForwardBlock {
  @LayerNorm Layer norm;
  @Dense(4 * Block.WIDTH) @NormalInit(std = 0.02) @Gelu Layer wide;
  @Dense(Block.WIDTH) @NormalInit(std = 0.007) Layer narrow;
}
