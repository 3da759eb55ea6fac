package demo;

import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Elu;
import dev.regimen.annotation.Gelu;
import dev.regimen.annotation.Huber;
import dev.regimen.annotation.L1;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.MultiStep;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.RmsNorm;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Silu;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;

// The axis: sums along rows, narrow rows in blocks, values as targets, momentum, penalties by layer.
@Network(input = 13, outputs = 1)
@Train(epochs = 30, batch = 64)
@Sgd(learningRate = 0.01, momentum = 0.9, nesterov = true)
@MultiStep(milestones = {10, 20})
@L1(1e-4)
@Huber
@Standardize(targets = true)
class Houses {
  @Dense(64) @LayerNorm @Gelu Layer wide;
  @Dense(33) @RmsNorm @Silu Layer narrow;
  @Dense(300) @Elu @L2(1e-3) Layer broad;
  @Dense(1) Layer price;
}
