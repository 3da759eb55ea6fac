package dev.regimen.examples.vision;

import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.GlobalAveragePool;
import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.MultiStep;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.RandomCrop;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Use;

/** ResNet-20 for CIFAR-10 (He et al. 2016, section 4.2), with projections and its regime. */
@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 164, batch = 128)
@Sgd(learningRate = 0.1, momentum = 0.9) @MultiStep(milestones = {82, 123})
@L2(1e-4)
@Standardize @RandomCrop(padding = 4) @HorizontalFlip
class ResNet20 {
  @Conv(16) @BatchNorm @Relu Layer conv1;
  @Use(width = 16, repeat = 3) BasicBlock layer1;
  @Use(width = 32, stride = 2, repeat = 3) BasicBlock layer2;
  @Use(width = 64, stride = 2, repeat = 3) BasicBlock layer3;
  @GlobalAveragePool Layer avgpool;
  @Dense(10) Layer fc;
}
