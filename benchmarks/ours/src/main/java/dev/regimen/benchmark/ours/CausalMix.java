package dev.regimen.benchmark.ours;

import dev.regimen.annotation.Block;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.Residual;
import dev.regimen.annotation.SelfAttention;

/** Each row looks at those before it. */
@Block
@Residual
class CausalMix {
  @LayerNorm Layer norm;

  @SelfAttention(value = 4, causal = true)
  Layer attention;
}
