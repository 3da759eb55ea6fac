package dev.regimen.examples.findings;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Flatten;
import dev.regimen.annotation.LabelsKept;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;

/** One hidden layer with dropout on 100 digits of MNIST that have a label, as in Lee 2013. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 300, batch = 32)
@Adam(learningRate = 1e-3) @Cosine
@LabelsKept(perClass = 10) @Split(validation = 0)
@Seed(1)
class FewLabelsMlp {
  @Flatten @Dropout(0.2) Layer pixels;
  @Dense(1000) @Relu @Dropout(0.5) Layer hidden;
  @Dense(10) Layer logits;
}
