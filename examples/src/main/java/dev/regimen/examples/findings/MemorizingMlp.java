package dev.regimen.examples.findings;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;

/** Clothes of Fashion-MNIST, by far more weights than samples and without any regularization. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 70, batch = 100)
@Split(validation = 0)
@Adam(learningRate = 1e-3)
@Seed(1)
class MemorizingMlp {
  @Dense(512) @Relu Layer hidden1;
  @Dense(512) @Relu Layer hidden2;
  @Dense(10) Layer logits;
}
