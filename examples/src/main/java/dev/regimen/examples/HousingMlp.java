package dev.regimen.examples;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.EarlyStopping;
import dev.regimen.annotation.Gelu;
import dev.regimen.annotation.Huber;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.WeightDecay;

/** The median value of the houses in a district: eight numbers, and its place relative to the ocean as
 * one of five words. */
@Network(input = 13, outputs = 1)
@Train(epochs = 60, batch = 64)
@Split(validation = 0.1, test = 0.2)
@Standardize(targets = true)
@AdamW(learningRate = 2e-3) @Cosine @Warmup(epochs = 2)
@WeightDecay(0.01) @Huber
@EarlyStopping(monitor = Metric.VALIDATION_RMSE, patience = 15)
@Seed(42)
class HousingMlp {
  @Dense(128) @Gelu Layer hidden1;
  @Dense(128) @Gelu Layer hidden2;
  @Dense(64) @Gelu Layer hidden3;
  @Dense(1) Layer value;
}
