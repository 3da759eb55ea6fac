package dev.regimen.benchmark.ours;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Embedding;
import dev.regimen.annotation.GlobalAveragePool;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.PositionEncoding;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Use;
import dev.regimen.annotation.WeightDecay;

/** The network of gpt-12x64. */
@Network(
    input = {64},
    classes = 65)
@Train(epochs = 1, batch = 12)
@AdamW(learningRate = 1e-3)
@WeightDecay(1e-4)
@Seed(1)
class Gpt {
  @Embedding(vocabulary = 65, width = 128)
  Layer letters;

  @PositionEncoding Layer places;

  @Use(width = 128, repeat = 4)
  Transformer blocks;

  @LayerNorm Layer norm;
  @GlobalAveragePool Layer mean;

  @Dense(65)
  Layer output;
}
