package dev.regimen.examples.findings;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;

/** One hidden layer, trained without regularization. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 60, batch = 50)
@Split(validation = 0.1)
@Adam(learningRate = 1e-3)
@Seed(1)
class WidthMlp {
  @Dense(64) @Relu Layer hidden;
  @Dense(10) Layer logits;
}
