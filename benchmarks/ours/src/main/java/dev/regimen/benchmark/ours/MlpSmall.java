package dev.regimen.benchmark.ours;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.WeightDecay;

/** The network of mlp-small-32 and predict-1. */
@Network(
    input = {784},
    classes = 10)
@Train(epochs = 1, batch = 32)
@AdamW(learningRate = 1e-3)
@WeightDecay(1e-4)
@Seed(1)
class MlpSmall {
  @Dense(128)
  @BatchNorm
  @Relu
  @Dropout(0.5)
  Layer hidden1;

  @Dense(64)
  @BatchNorm
  @Relu
  @Dropout(0.5)
  Layer hidden2;

  @Dense(10)
  Layer output;
}
