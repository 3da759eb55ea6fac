package dev.regimen.examples;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.WeightDecay;

/** Handwritten digits in 8 x 8 intensities from 0 to 16. */
@Network(input = 64, classes = 10)
@Train(epochs = 60, batch = 32)
@Split(validation = 0)
@Standardize
@AdamW(learningRate = 2e-3) @Cosine @WeightDecay(0.01)
@Seed(7)
class SmallDigitMlp {
  @Dense(128) @BatchNorm @Relu @Dropout(0.3) Layer hidden1;
  @Dense(64) @BatchNorm @Relu @Dropout(0.2) Layer hidden2;
  @Dense(10) Layer logits;
}
