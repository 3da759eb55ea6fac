package demo;

import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Block;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.GlobalAveragePool;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.MaxPool;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Residual;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Use;

// The axis: convolutions, pooling, batch norm over places, a block that repeats, a projection.
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 10, batch = 64)
@Sgd(learningRate = 0.1, momentum = 0.9)
class Maps {
  @Block @Residual @Relu static class Cell {
    @Conv(value = Block.WIDTH, stride = Block.STRIDE) @BatchNorm @Relu Layer first;
    @Conv(Block.WIDTH) @BatchNorm Layer second;
  }

  @Conv(16) @BatchNorm @Relu @MaxPool Layer stem;
  @Use(width = 32, stride = 2, repeat = 2) Cell cells;
  @GlobalAveragePool Layer means;
  @Dense(10) Layer logits;
}
