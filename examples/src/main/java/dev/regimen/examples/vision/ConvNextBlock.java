package dev.regimen.examples.vision;

import dev.regimen.annotation.Block;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Gelu;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.LayerScale;
import dev.regimen.annotation.Residual;
import dev.regimen.annotation.StochasticDepth;
import dev.regimen.annotation.TruncatedNormalInit;

/**
 * A depthwise convolution, then four times the channels and back, at each place by itself, scaled
 * by factors that begin near 0 (Liu et al. 2022).
 */
@Block @Residual @StochasticDepth(0.1)
class ConvNextBlock {
  @Conv(value = Block.WIDTH, kernel = 7, depthwise = true)
  @TruncatedNormalInit @LayerNorm(epsilon = 1e-6) Layer dwconv;
  @Conv(value = 4 * Block.WIDTH, kernel = 1) @TruncatedNormalInit @Gelu Layer pwconv1;
  @Conv(value = Block.WIDTH, kernel = 1) @TruncatedNormalInit @LayerScale(1e-6) Layer pwconv2;
}
