package dev.regimen.examples;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Train;

/** Digits, by a rate a hundred times too high, and with an activation that was forgotten. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 8, batch = 128)
@Adam(learningRate = 0.2)
@SuppressWarnings("Regimen:LearningRateSuspicious")
@Seed(42)
class BrokenDigitMlp {
  @Dense(256) Layer hidden1;
  @Dense(128) @Relu Layer hidden2;
  @Dense(10) Layer logits;
}
