package dev.regimen.examples.findings;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Gelu;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.WeightDecay;

/** The value of a district's houses, by districts of which a hundred or two say it. */
@Network(input = 13, outputs = 1)
@Train(epochs = 100, batch = 32)
@AdamW(learningRate = 1e-3) @Cosine
@WeightDecay(0.1)
@Split(validation = 0)
@Standardize(targets = true)
@Seed(1)
class FewDistrictsMlp {
  @Dense(128) @Gelu Layer hidden1;
  @Dense(128) @Gelu Layer hidden2;
  @Dense(1) Layer value;
}
