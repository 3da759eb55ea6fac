package dev.regimen.examples;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.EarlyStopping;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.WeightDecay;

/** Digits in grey images of 28 x 28. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 8, batch = 128)
@AdamW(learningRate = 2e-3) @Cosine @Warmup(epochs = 1)
@WeightDecay(0.01) @LabelSmoothing(0.05)
@EarlyStopping(patience = 3)
@Seed(42)
class DigitMlp {
  @Dense(256) @BatchNorm @Relu @Dropout(0.2) Layer hidden1;
  @Dense(128) @BatchNorm @Relu @Dropout(0.2) Layer hidden2;
  @Dense(10) Layer logits;
}
