package dev.regimen.examples.text;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.ClipNorm;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Embedding;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Lstm;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Metrics;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.NextToken;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Text;
import dev.regimen.annotation.TextUnit;
import dev.regimen.annotation.Train;

/** Two recurrent layers of 128 units, in the size of char-rnn's (Karpathy 2015). */
@Network
@Text(maxLength = 100, unit = TextUnit.CHARACTER, vocabulary = 67, minCount = 1)
@NextToken
@Train(epochs = 20, batch = 50)
@Split(validation = 0.1)
@Adam(learningRate = 4e-3) @Cosine(minimum = 2e-4) @ClipNorm(1)
@Metrics({Metric.VALIDATION_ACCURACY, Metric.VALIDATION_BITS})
@Seed(1)
public class ShakespeareLstm {
  @Embedding(width = 64) Layer characters;
  @Lstm(128) Layer first;
  @Lstm(128) Layer second;
  @Dense(67) Layer logits;
}
