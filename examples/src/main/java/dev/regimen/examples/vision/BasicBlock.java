package dev.regimen.examples.vision;

import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Block;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Residual;

/** Two convolutions and what came in, added before the last rectifier (He et al. 2016). */
@Block @Residual @Relu
class BasicBlock {
  @Conv(value = Block.WIDTH, stride = Block.STRIDE) @BatchNorm @Relu Layer conv1;
  @Conv(Block.WIDTH) @BatchNorm Layer conv2;
}
