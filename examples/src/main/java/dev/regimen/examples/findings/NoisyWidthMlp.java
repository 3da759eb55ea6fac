package dev.regimen.examples.findings;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.LabelNoise;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;

/** One hidden layer, trained for long on few clothes with wrong labels among them. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 200, batch = 50)
@Split(validation = 0.5)
@LabelNoise(value = 0.2, fixed = true)
@Adam(learningRate = 1e-3)
@Seed(1)
class NoisyWidthMlp {
  @Dense(16) @Relu Layer hidden;
  @Dense(10) Layer logits;
}
