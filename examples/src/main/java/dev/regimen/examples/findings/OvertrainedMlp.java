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

/** Few clothes with wrong labels among them, trained until those are learned by heart too. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 60, batch = 50)
@Split(validation = 0.2)
@LabelNoise(value = 0.4, fixed = true)
@Adam(learningRate = 1e-3)
@Seed(1)
class OvertrainedMlp {
  @Dense(256) @Relu Layer hidden1;
  @Dense(128) @Relu Layer hidden2;
  @Dense(10) Layer logits;
}
