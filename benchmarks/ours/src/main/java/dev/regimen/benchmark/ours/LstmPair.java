package dev.regimen.benchmark.ours;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Embedding;
import dev.regimen.annotation.GlobalAveragePool;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Lstm;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.WeightDecay;

/** The network of lstm-50. */
@Network(
    input = {50},
    classes = 65)
@Train(epochs = 1, batch = 50)
@AdamW(learningRate = 1e-3)
@WeightDecay(1e-4)
@Seed(1)
class LstmPair {
  @Embedding(vocabulary = 65, width = 64)
  Layer letters;

  @Lstm(128)
  Layer first;

  @Lstm(128)
  Layer second;

  @GlobalAveragePool Layer mean;

  @Dense(65)
  Layer output;
}
