package dev.regimen.examples.findings;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Train;

/** Clothes of Fashion-MNIST, for as many epochs as are asked for. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 16, batch = 100)
@Adam(learningRate = 1e-3) @Cosine
@Seed(1)
class ScalingStepsMlp {
  @Dense(64) @Relu Layer hidden;
  @Dense(10) Layer logits;
}
