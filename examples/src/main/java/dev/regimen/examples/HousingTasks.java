package dev.regimen.examples;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Block;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.EarlyStopping;
import dev.regimen.annotation.Gelu;
import dev.regimen.annotation.Head;
import dev.regimen.annotation.Huber;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.UncertaintyWeights;
import dev.regimen.annotation.WeightDecay;

/**
 * The median value and the median age of the houses in a district, from what else is known of it;
 * which of the two counts for more is learned.
 */
@Network(input = 12)
@Train(epochs = 60, batch = 64)
@Split(validation = 0.1, test = 0.2)
@Standardize(targets = true)
@AdamW(learningRate = 2e-3)
@Cosine
@WeightDecay(0.01)
@UncertaintyWeights
@EarlyStopping(task = "value", monitor = Metric.VALIDATION_RMSE, patience = 15)
@Seed(42)
class HousingTasks {
  @Block
  static class Number {
    @Dense(32)
    @Gelu
    Layer hidden;

    @Dense(1)
    Layer output;
  }

  @Dense(128)
  @Gelu
  Layer shared1;

  @Dense(128)
  @Gelu
  Layer shared2;

  @Head(outputs = 1)
  @Huber
  Number value;

  @Head(outputs = 1)
  Number age;
}
