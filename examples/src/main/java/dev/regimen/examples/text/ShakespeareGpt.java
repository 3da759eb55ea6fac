package dev.regimen.examples.text;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.ClipNorm;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Embedding;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Metrics;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.NextToken;
import dev.regimen.annotation.NormalInit;
import dev.regimen.annotation.PositionEncoding;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Text;
import dev.regimen.annotation.TextUnit;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Use;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.WeightDecay;

/**
 * nanoGPT's small network of characters, for a processor: 4 blocks of 4 heads and 128 values on 64
 * characters, 2,000 updates on batches of 12.
 */
@Network
@Text(maxLength = 64, unit = TextUnit.CHARACTER, vocabulary = 67, minCount = 1)
@NextToken(windows = 6_000)
@Train(epochs = 4, batch = 12)
@Split(validation = 0.1)
@AdamW(learningRate = 1e-3, beta2 = 0.99) @WeightDecay(0.1) @ClipNorm(1)
@Warmup(epochs = 0.2) @Cosine(minimum = 1e-4)
@Metrics({Metric.VALIDATION_ACCURACY, Metric.VALIDATION_BITS})
@Seed(1)
public class ShakespeareGpt {
  @Embedding(width = 128) @NormalInit(std = 0.02) Layer characters;
  @PositionEncoding Layer places;
  @Use(width = 128, repeat = 4) TransformerBlock blocks;
  @LayerNorm Layer norm;
  @Dense(67) @NormalInit(std = 0.01) Layer logits;
}
