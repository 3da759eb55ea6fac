package dev.regimen.examples.vision;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Cutout;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Flatten;
import dev.regimen.annotation.LabelsKept;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.MaxPool;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.RandAugment;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Rotate;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Translate;

/** A small convolutional network on 100 digits of MNIST that have a label. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 200, batch = 32)
@Adam(learningRate = 2e-3) @Cosine
@LabelsKept(perClass = 10) @Split(validation = 0)
@Translate(fraction = 0.1) @Rotate(degrees = 10) @RandAugment @Cutout(size = 12)
@Seed(1)
class FewLabelsCnn {
  @Conv(16) @BatchNorm @Relu @MaxPool Layer conv1;
  @Conv(32) @BatchNorm @Relu @MaxPool Layer conv2;
  @Flatten Layer flat;
  @Dense(10) Layer logits;
}
