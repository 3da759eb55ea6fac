package dev.regimen.examples.findings;

import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Flatten;
import dev.regimen.annotation.KaimingInit;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;

/** Digits of MNIST, by the three layers with dropout of Srivastava et al. 2014, table 2. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 50, batch = 128)
@Sgd(learningRate = 0.05, momentum = 0.9) @Cosine
@Split(validation = 0)
@Seed(1)
class DroppedDigitsMlp {
  @Flatten @Dropout(0.2) Layer pixels;
  @Dense(1024) @KaimingInit @Relu @Dropout(0.5) Layer hidden1;
  @Dense(1024) @KaimingInit @Relu @Dropout(0.5) Layer hidden2;
  @Dense(1024) @KaimingInit @Relu @Dropout(0.5) Layer hidden3;
  @Dense(10) Layer logits;
}
