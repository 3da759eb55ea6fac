package dev.regimen.examples.findings;

import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.MultiStep;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;

/** Clothes of Fashion-MNIST, at a rate that falls twice. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 18, batch = 32)
@Split(validation = 0)
@Sgd(learningRate = 0.02, momentum = 0.9) @MultiStep(milestones = {10, 14}, factor = 0.25)
@Seed(1)
class DecayingRateMlp {
  @Dense(128) @Relu Layer hidden;
  @Dense(10) Layer logits;
}
