package dev.regimen.examples.vision;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.GlobalAveragePool;
import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.RandomCrop;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.TruncatedNormalInit;
import dev.regimen.annotation.Use;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.WeightDecay;

/** The first stage of ConvNeXt-T, three blocks of 96 channels, on patches of 2 x 2 of CIFAR-10. */
@Network(input = {32, 32, 3}, classes = 10)
@Train(epochs = 100, batch = 128)
@AdamW(learningRate = 4e-3) @Cosine @Warmup(epochs = 5)
@WeightDecay(0.05) @LabelSmoothing(0.1)
@Standardize @RandomCrop(padding = 4) @HorizontalFlip
class ConvNextStage {
  @Conv(value = 96, kernel = 2, stride = 2)
  @TruncatedNormalInit @LayerNorm(epsilon = 1e-6) Layer stem;
  @Use(width = 96, repeat = 3) ConvNextBlock stage;
  @GlobalAveragePool @LayerNorm(epsilon = 1e-6) Layer pooled;
  @Dense(10) @TruncatedNormalInit Layer head;
}
