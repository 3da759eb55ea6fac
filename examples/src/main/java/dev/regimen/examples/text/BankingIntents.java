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

/** Tells which of 77 things a customer of a bank asks for. */
@Network(classes = 77)
@Text(maxLength = 40, vocabulary = 3_000, minCount = 1)
@Train(epochs = 30, batch = 32)
@Split(validation = 0)
@Adam(learningRate = 3e-3) @Cosine
@Seed(1)
public class BankingIntents {
  @Embedding(width = 128, sparse = false) Layer words;
  @GlobalAveragePool @Dropout(0.5) Layer mean;
  @Dense(128) @Relu @Dropout(0.5) Layer hidden;
  @Dense(77) Layer logits;
}
