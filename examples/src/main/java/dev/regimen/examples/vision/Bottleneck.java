package dev.regimen.examples.vision;

import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Block;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Residual;

/**
 * A 3 x 3 convolution between two of 1 x 1, on a quarter of the channels (He et al. 2016); the
 * stride stands in the 3 x 3, as in torchvision's version 1.5.
 */
@Block @Residual @Relu
class Bottleneck {
  @Conv(value = Block.WIDTH, kernel = 1) @BatchNorm @Relu Layer conv1;
  @Conv(value = Block.WIDTH, stride = Block.STRIDE) @BatchNorm @Relu Layer conv2;
  @Conv(value = 4 * Block.WIDTH, kernel = 1) @BatchNorm Layer conv3;
}
