package dev.regimen.examples.findings;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Lamb;
import dev.regimen.annotation.Lars;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;

/**
 * The same epochs in batches of 64 and of 2,048. Each rate is the best of several that were tried
 * on a seed that is not measured.
 */
final class LargeBatchMlps {
  private LargeBatchMlps() {}

  @Network(
      input = {28, 28, 1},
      classes = 10)
  @Train(epochs = 10, batch = 64)
  @Split(validation = 0.1)
  @Sgd(learningRate = 0.05, momentum = 0.9)
  @Cosine
  @Warmup(epochs = 1)
  @Seed(1)
  static class SmallSgd {
    @Dense(256)
    @Relu
    Layer hidden1;

    @Dense(128)
    @Relu
    Layer hidden2;

    @Dense(10)
    Layer logits;
  }

  @Regime(SmallSgd.class)
  @Train(epochs = 10, batch = 2048)
  @Sgd(learningRate = 0.2, momentum = 0.9)
  static class LargeSgd {}

  @Regime(SmallSgd.class)
  @Train(epochs = 10, batch = 2048)
  @Lars(learningRate = 6)
  static class LargeLars {}

  @Regime(SmallSgd.class)
  @Adam(learningRate = 1e-3)
  static class SmallAdam {}

  @Regime(SmallSgd.class)
  @Train(epochs = 10, batch = 2048)
  @Adam(learningRate = 4e-3)
  static class LargeAdam {}

  @Regime(SmallSgd.class)
  @Train(epochs = 10, batch = 2048)
  @Lamb(learningRate = 4e-2)
  static class LargeLamb {}
}
