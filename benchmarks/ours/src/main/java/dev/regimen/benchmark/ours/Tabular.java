package dev.regimen.benchmark.ours;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Train;

/** The network of tabular. */
@Network(
    input = {13},
    outputs = 1)
@Train(epochs = 1, batch = 64)
@Adam(learningRate = 1e-3)
@Seed(1)
class Tabular {
  @Dense(64)
  @Relu
  Layer hidden1;

  @Dense(64)
  @Relu
  Layer hidden2;

  @Dense(1)
  Layer output;
}
