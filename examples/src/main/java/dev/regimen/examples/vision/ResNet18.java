package dev.regimen.examples.vision;

import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.GlobalAveragePool;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.MaxPool;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.NormalInit;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Use;

/** ResNet-18 for ImageNet (He et al. 2016), with the published regime. */
@Network(input = {224, 224, 3}, classes = 1000)
@ImageNetRegime
class ResNet18 {
  @Conv(value = 64, kernel = 7, stride = 2) @BatchNorm @Relu Layer conv1;
  @MaxPool(value = 3, stride = 2, pad = 1) Layer maxpool;
  @Use(width = 64, repeat = 2) BasicBlock layer1;
  @Use(width = 128, stride = 2, repeat = 2) BasicBlock layer2;
  @Use(width = 256, stride = 2, repeat = 2) BasicBlock layer3;
  @Use(width = 512, stride = 2, repeat = 2) BasicBlock layer4;
  @GlobalAveragePool Layer avgpool;
  @Dense(1000) @NormalInit(std = 0.01) Layer fc; // Goyal et al. 2017
}
