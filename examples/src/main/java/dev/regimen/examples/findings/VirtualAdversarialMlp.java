package dev.regimen.examples.findings;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.EntropyMinimization;
import dev.regimen.annotation.Flatten;
import dev.regimen.annotation.LabelsKept;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.UnlabelledRatio;
import dev.regimen.annotation.VirtualAdversarial;

/**
 * Two hidden layers that are to say the same of a digit and of its worst neighbour. Norms over both
 * kinds of rows would let it say nothing at all of those without a label, which no neighbour
 * changes: to be sure of something is asked beside it, and a norm of the logits shares the classes
 * out.
 */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 12, batch = 352)
@Adam(learningRate = 2e-3) @Cosine
@LabelsKept(perClass = 10) @Split(validation = 0)
@UnlabelledRatio(3)
@VirtualAdversarial(epsilon = 0.5) @EntropyMinimization(weight = 1)
@Seed(1)
class VirtualAdversarialMlp {
  @Flatten Layer pixels;
  @Dense(600) @BatchNorm @Relu Layer hidden1;
  @Dense(300) @BatchNorm @Relu Layer hidden2;
  @Dense(10) @BatchNorm Layer logits;
}
