package dev.regimen.examples.findings;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Ensemble;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;

/** Clothes of Fashion-MNIST, by five networks of two layers each. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 15, batch = 128)
@Split(validation = 0)
@AdamW(learningRate = 1e-3)
@Ensemble(5)
@Seed(1)
class EnsembleMlp {
  @Dense(256) @Relu Layer hidden1;
  @Dense(128) @Relu Layer hidden2;
  @Dense(10) Layer logits;
}
