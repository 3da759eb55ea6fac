package dev.regimen.examples;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Head;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.WeightDecay;

/**
 * Which digit a drawing is, whether it is odd and by how much it leans, by two layers that the
 * three tasks share and a head for each; 2,000 drawings are held out, so that 500 of 2,500 train.
 */
@Network(input = {28, 28, 1})
@Train(epochs = 40, batch = 50)
@Split(validation = 2000)
@Standardize(targets = true)
@AdamW(learningRate = 1e-3)
@Cosine
@WeightDecay(1e-2)
@Seed(1)
class DigitTasks {
  @Dense(256)
  @Relu
  Layer shared1;

  @Dense(128)
  @Relu
  Layer shared2;

  @Head(classes = 10)
  @Dense(10)
  Layer digit;

  @Head(classes = 2, weight = 0.5)
  @Dense(1)
  Layer odd;

  @Head(outputs = 1)
  @Dense(1)
  Layer slant;
}
