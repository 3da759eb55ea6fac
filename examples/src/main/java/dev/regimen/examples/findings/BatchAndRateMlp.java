package dev.regimen.examples.findings;

import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;

/** Clothes of Fashion-MNIST, by SGD without momentum. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 8, batch = 32)
@Split(validation = 0.25)
@Sgd(learningRate = 0.05)
@Seed(1)
class BatchAndRateMlp {
  @Dense(128) @Relu Layer hidden;
  @Dense(10) Layer logits;
}
