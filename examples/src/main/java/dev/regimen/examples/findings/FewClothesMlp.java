package dev.regimen.examples.findings;

import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;

/** Far more weights than clothes, trained until nearly all of these are told right. */
@Network(input = {28, 28, 1}, classes = 10)
@Train(epochs = 50, batch = 50)
@Split(validation = 0.75, stratified = false)
@Sgd(learningRate = 0.05, momentum = 0.9) @Cosine
@L2(1e-2)
@Seed(1)
class FewClothesMlp {
  @Dense(256) @Relu @Dropout(0.5) Layer hidden;
  @Dense(10) Layer logits;
}
