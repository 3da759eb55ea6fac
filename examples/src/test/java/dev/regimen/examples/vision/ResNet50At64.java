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
import dev.regimen.preset.RsbA1;

/**
 * {@link ResNet50} on images small enough for a test, by the preset that has the most parts; its
 * blocks come from class files.
 */
@Network(
    input = {64, 64, 3},
    classes = 1000)
@RsbA1
class ResNet50At64 {
  @Conv(value = 64, kernel = 7, stride = 2)
  @BatchNorm
  @Relu
  Layer conv1;

  @MaxPool(value = 3, stride = 2, pad = 1)
  Layer maxpool;

  @Use(width = 64, repeat = 3)
  Bottleneck layer1;

  @Use(width = 128, stride = 2, repeat = 4)
  Bottleneck layer2;

  @Use(width = 256, stride = 2, repeat = 6)
  Bottleneck layer3;

  @Use(width = 512, stride = 2, repeat = 3)
  Bottleneck layer4;

  @GlobalAveragePool Layer avgpool;

  @Dense(1000)
  @NormalInit(std = 0.01)
  Layer fc;
}
