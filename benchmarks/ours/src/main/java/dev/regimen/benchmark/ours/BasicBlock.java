package dev.regimen.benchmark.ours;

import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Block;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Residual;

/** Two convolutions of {@link ResNet20} and the shortcut around them. */
@Block
@Residual
@Relu
class BasicBlock {
  @Conv(value = Block.WIDTH, stride = Block.STRIDE)
  @BatchNorm
  @Relu
  Layer conv1;

  @Conv(Block.WIDTH)
  @BatchNorm
  Layer conv2;
}
