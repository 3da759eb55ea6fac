package demo;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Inference;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Tanh;
import dev.regimen.annotation.Train;

// The axis: one logit for two classes, statistics of the batch at inference too.
@Network(input = 57, classes = 2)
@Train(epochs = 5, batch = 32)
@Adam
class Spam {
  @Dense(24) @BatchNorm(inference = Inference.BATCH) @Tanh Layer hidden;
  @Dense(1) Layer logit;
}
