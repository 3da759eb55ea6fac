package dev.regimen.benchmark.ours;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Embedding;
import dev.regimen.annotation.GlobalAveragePool;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.WeightDecay;

/** The network of embedding-2m: rows of a table under a small classifier. */
@Network(input = 32, classes = 10)
@Train(epochs = 1, batch = 64)
@AdamW(learningRate = 1e-3)
@WeightDecay(1e-4)
@Seed(1)
class Embedding2m {
  @Embedding(vocabulary = 2_000_000, width = 64)
  Layer words;

  @GlobalAveragePool Layer mean;

  @Dense(256)
  @Relu
  Layer hidden1;

  @Dense(10)
  Layer output;
}
