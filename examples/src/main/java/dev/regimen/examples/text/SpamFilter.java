package dev.regimen.examples.text;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Embedding;
import dev.regimen.annotation.GlobalAveragePool;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Text;
import dev.regimen.annotation.Train;

/** Tells advertisements among short messages by the mean of what their words mean. */
@Network(classes = 2)
@Text(maxLength = 64, vocabulary = 5_000)
@Train(epochs = 12, batch = 32)
@Split(validation = 0)
@Adam(learningRate = 3e-3) @Cosine
@Seed(1)
public class SpamFilter {
  @Embedding(width = 64) Layer words;
  @GlobalAveragePool @Dropout(0.4) Layer mean;
  @Dense(32) @Relu @Dropout(0.3) Layer hidden;
  @Dense(2) Layer logits;
}
