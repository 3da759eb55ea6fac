package demo;

import dev.regimen.annotation.Compare;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Sweep;
import dev.regimen.annotation.SweepScale;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Without;

// The axis: an experiment. Each structure is a trainer of its own, numbers are set in one of them.
@Experiment(objective = Metric.VALIDATION_ACCURACY, repeats = 3)
@Compare({Widths.Plain.class, Widths.Undropped.class})
class Widths {
  @Sweep(parameter = "hidden.dense", choices = {16, 64})
  int width;

  @Sweep(low = 1e-4, high = 0.1, scale = SweepScale.LOG, values = 4)
  double learningRate;

  @Network(input = 8, classes = 3)
  @Train(epochs = 2, batch = 32)
  @Sgd
  @Split(validation = 0.2)
  @Seed(1)
  static class Plain {
    @Dense(8) @Relu @Dropout(0.2) Layer hidden;
    @Dense(3) Layer logits;
  }

  @Regime(Plain.class)
  @Without(Dropout.class)
  static class Undropped {}
}
