package dev.regimen.examples.findings;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.EarlyStopping;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Train;

/** Clothes of Fashion-MNIST, however many there are: training ends when it no longer helps. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 60, batch = 50)
@Adam(learningRate = 1e-3)
@EarlyStopping(patience = 5)
@Seed(1)
class ScalingMlp {
  @Dense(128) @Relu Layer hidden;
  @Dense(10) Layer logits;
}
