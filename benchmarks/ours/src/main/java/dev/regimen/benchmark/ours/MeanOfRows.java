package dev.regimen.benchmark.ours;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.GlobalAveragePool;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.WeightDecay;

/** The network of embedding-none: embedding-2m's, given the rows. */
@Network(
    input = {1, 32, 64},
    classes = 10)
@Train(epochs = 1, batch = 64)
@AdamW(learningRate = 1e-3)
@WeightDecay(1e-4)
@Seed(1)
class MeanOfRows {
  @GlobalAveragePool Layer mean;

  @Dense(256)
  @Relu
  Layer hidden1;

  @Dense(10)
  Layer output;
}
