package dev.regimen.examples.findings;

import dev.regimen.annotation.ConstantRate;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;

/** Clothes of Fashion-MNIST, by a rate that stays so high that the weights never come to rest. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 15, batch = 128)
@Split(validation = 0)
@Sgd(learningRate = 0.05, momentum = 0.9) @ConstantRate
@Seed(1)
class NoisyRateMlp {
  @Dense(256) @Relu Layer hidden1;
  @Dense(128) @Relu Layer hidden2;
  @Dense(10) Layer logits;
}
