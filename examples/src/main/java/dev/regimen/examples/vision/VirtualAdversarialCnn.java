package dev.regimen.examples.vision;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.EntropyMinimization;
import dev.regimen.annotation.Flatten;
import dev.regimen.annotation.LabelsKept;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.MaxPool;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Rotate;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Translate;
import dev.regimen.annotation.UnlabelledRatio;
import dev.regimen.annotation.VirtualAdversarial;

/** A small convolutional network that is to say the same of a digit and its worst neighbour. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 8, batch = 256)
@Adam(learningRate = 3e-3) @Cosine
@LabelsKept(perClass = 10) @Split(validation = 0)
@Translate(fraction = 0.1) @Rotate(degrees = 10)
@UnlabelledRatio(7)
@VirtualAdversarial(epsilon = 1) @EntropyMinimization(weight = 1)
@Seed(1)
class VirtualAdversarialCnn {
  @Conv(16) @BatchNorm @Relu @MaxPool Layer conv1;
  @Conv(32) @BatchNorm @Relu @MaxPool Layer conv2;
  @Flatten Layer flat;
  @Dense(10) @BatchNorm Layer logits;
}
