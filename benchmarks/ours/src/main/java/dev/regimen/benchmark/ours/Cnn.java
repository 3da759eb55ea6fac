package dev.regimen.benchmark.ours;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Flatten;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.MaxPool;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.WeightDecay;

/** The network of cnn-64, predict-cnn-1 and predict-cnn-256. */
@Network(
    input = {28, 28, 1},
    classes = 10)
@Train(epochs = 1, batch = 64)
@AdamW(learningRate = 1e-3)
@WeightDecay(1e-4)
@Seed(1)
class Cnn {
  @Conv(32)
  @BatchNorm
  @Relu
  @MaxPool(2)
  Layer conv1;

  @Conv(64)
  @BatchNorm
  @Relu
  @MaxPool(2)
  Layer conv2;

  @Flatten Layer features;

  @Dense(128)
  @Relu
  Layer hidden;

  @Dense(10)
  Layer output;
}
