package dev.regimen.examples.findings;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.LeakyRelu;
import dev.regimen.annotation.MeanSquared;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;

/** One hidden layer, trained for long on few clothes, whose classes it predicts as numbers. */
@Network(input = 784, outputs = 10)
@Train(epochs = 1000, batch = 50)
@Split(validation = 0.1)
@MeanSquared
@Adam(learningRate = 1e-3) @Cosine
@Seed(1)
class NoisyWidthMlp {
  @Dense(16) @LeakyRelu(slope = 0.1) Layer hidden;
  @Dense(10) Layer numbers;
}
