package dev.regimen.examples.findings;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Flatten;
import dev.regimen.annotation.LabelsKept;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.PseudoLabels;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.UnlabelledRatio;

/**
 * One hidden layer that takes its own guesses for labels of the other 59,900 digits, sure or not,
 * as in Lee 2013. What 100 digits say of a norm is little; with all of them it keeps classes apart.
 */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 12, batch = 288)
@Adam(learningRate = 2e-3) @Cosine
@LabelsKept(perClass = 10) @Split(validation = 0)
@UnlabelledRatio(8)
@PseudoLabels(threshold = 0, delay = 0.5, ramp = 3)
@Seed(1)
class PseudoLabelsMlp {
  @Flatten @Dropout(0.2) Layer pixels;
  @Dense(1000) @BatchNorm @Relu @Dropout(0.5) Layer hidden;
  @Dense(10) @BatchNorm Layer logits;
}
