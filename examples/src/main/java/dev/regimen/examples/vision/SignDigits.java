package dev.regimen.examples.vision;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Flatten;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.MaxPool;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.WeightDecay;

/** Digits that hands sign, by four convolutions; a fifth of the images is held out. */
@Network(input = {64, 64, 3}, classes = 10)
@Train(epochs = 40, batch = 32)
@Split(validation = 0, test = 0.2)
@AdamW(learningRate = 2e-3) @Cosine @Warmup(epochs = 2)
@WeightDecay(0.05)
@Standardize
@Seed(42)
class SignDigits {
  @Conv(16) @BatchNorm @Relu @MaxPool(2) Layer conv1;
  @Conv(32) @BatchNorm @Relu @MaxPool(2) Layer conv2;
  @Conv(64) @BatchNorm @Relu @MaxPool(2) Layer conv3;
  @Conv(128) @BatchNorm @Relu @MaxPool(2) Layer conv4;
  @Flatten @Dropout(0.5) Layer features;
  @Dense(10) Layer logits;
}
