package dev.regimen.examples.findings;

import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.LabelNoise;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;

/** Clothes of Fashion-MNIST, of which every third label or so is wrong in training and stays so. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 60, batch = 64)
@Split(validation = 0)
@LabelNoise(value = 0.4, fixed = true)
@Sgd(learningRate = 0.02, momentum = 0.9) @Cosine
@Seed(1)
class WrongLabelsMlp {
  @Dense(256) @Relu Layer hidden1;
  @Dense(128) @Relu Layer hidden2;
  @Dense(10) Layer logits;
}
