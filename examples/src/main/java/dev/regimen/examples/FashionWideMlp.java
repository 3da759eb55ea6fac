package dev.regimen.examples;

import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.KaimingInit;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.XavierInit;

/** Clothes of Fashion-MNIST, by wider layers than {@link FashionMlp}'s and for longer. */
@Network(input = {28, 28, 1}, classes = 10)
@LongCosine
@Seed(1)
class FashionWideMlp {
  @Dense(1024) @KaimingInit @BatchNorm @Relu @Dropout(0.4) Layer hidden1;
  @Dense(512) @KaimingInit @BatchNorm @Relu @Dropout(0.4) Layer hidden2;
  @Dense(10) @XavierInit Layer logits;
}
