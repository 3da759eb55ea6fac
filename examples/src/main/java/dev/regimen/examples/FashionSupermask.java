package dev.regimen.examples;

import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Supermask;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.WeightDecay;

/**
 * Clothes of Fashion-MNIST by a network none of whose weights is ever trained: which half of its
 * random ones it uses is (Ramanujan et al. 2020).
 */
@Network(
    input = {28, 28, 1},
    classes = 10)
@Standardize
@Split(validation = 5_000)
@Sgd(learningRate = 0.1, momentum = 0.9)
@WeightDecay(5e-4)
@Cosine
@Train(epochs = 14, batch = 64)
@Seed(1)
class FashionSupermask {
  @Dense(512)
  @Supermask
  @Relu
  Layer hidden1;

  @Dense(512)
  @Supermask
  @Relu
  Layer hidden2;

  @Dense(10)
  @Supermask
  Layer logits;
}
