package dev.regimen.examples.vision;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Flatten;
import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.MaxPool;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.RandomCrop;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.WeightDecay;

/** Clothes of Fashion-MNIST, by three convolutions; 1,000 images are held out for validation. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 15, batch = 128)
@Split(validation = 1000)
@AdamW(learningRate = 3e-3) @Cosine @Warmup(epochs = 1)
@WeightDecay(0.05) @LabelSmoothing(0.05)
@Standardize @RandomCrop(padding = 2) @HorizontalFlip
@Seed(42)
class FashionCnn {
  @Conv(32) @BatchNorm @Relu @MaxPool(2) Layer conv1;
  @Conv(64) @BatchNorm @Relu @MaxPool(2) Layer conv2;
  @Conv(128) @BatchNorm @Relu Layer conv3;
  @Flatten @Dropout(0.3) Layer features;
  @Dense(128) @BatchNorm @Relu @Dropout(0.3) Layer hidden;
  @Dense(10) Layer logits;
}
