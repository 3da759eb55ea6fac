package dev.regimen.examples.text;

import dev.regimen.annotation.Block;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.NormalInit;
import dev.regimen.annotation.Residual;
import dev.regimen.annotation.SelfAttention;

/** Each token looks at those before it: x + attention(norm(x)). */
@Block @Residual
class AttentionBlock {
  @LayerNorm Layer norm;
  @SelfAttention(value = 4, causal = true) @NormalInit(std = 0.02) Layer attention;
}
