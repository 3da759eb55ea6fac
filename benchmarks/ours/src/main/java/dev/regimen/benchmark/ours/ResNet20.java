package dev.regimen.benchmark.ours;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.GlobalAveragePool;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Use;
import dev.regimen.annotation.WeightDecay;

/** The network of resnet20-64. */
@Network(
    input = {32, 32, 3},
    classes = 10)
@Train(epochs = 1, batch = 64)
@AdamW(learningRate = 1e-3)
@WeightDecay(1e-4)
@Seed(1)
class ResNet20 {
  @Conv(16)
  @BatchNorm
  @Relu
  Layer stem;

  @Use(width = 16, repeat = 3)
  BasicBlock stage1;

  @Use(width = 32, stride = 2, repeat = 3)
  BasicBlock stage2;

  @Use(width = 64, stride = 2, repeat = 3)
  BasicBlock stage3;

  @GlobalAveragePool Layer pool;

  @Dense(10)
  Layer output;
}
