package dev.regimen.examples.findings;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.GlobalAveragePool;
import dev.regimen.annotation.LabelsKept;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.LearningRateScale;
import dev.regimen.annotation.MaxPool;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;

/**
 * Three convolutions, each map by its mean, on clothes of which ten a class have a label. Means are
 * small, and their weights are given ten times the rate to catch up.
 */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 100, batch = 32)
@Adam(learningRate = 1e-3) @Cosine
@LabelsKept(perClass = 10) @Split(validation = 0)
@Standardize
@Seed(1)
class TenLabelsCnn {
  @Conv(32) @BatchNorm @Relu @MaxPool Layer conv1;
  @Conv(64) @BatchNorm @Relu @MaxPool Layer conv2;
  @Conv(64) @BatchNorm @Relu Layer conv3;
  @GlobalAveragePool Layer features;
  @Dense(10) @LearningRateScale(10) Layer logits;
}
