package dev.regimen.examples.findings;

import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.L1;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The same network without a penalty, with one on sizes and with one on squares. */
final class PenaltyMlps {
  private PenaltyMlps() {}

  /** The regime of all of them. */
  @Train(epochs = 20, batch = 50)
  @Split(validation = 0)
  @Sgd(learningRate = 0.05, momentum = 0.9)
  @Cosine
  @Seed(1)
  @Documented
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.CLASS)
  @interface Regime {}

  @Network(
      input = {28, 28, 1},
      classes = 10)
  @Regime
  static class Free {
    @Dense(256)
    @Relu
    Layer hidden;

    @Dense(10)
    Layer logits;
  }

  @Network(
      input = {28, 28, 1},
      classes = 10)
  @Regime
  @L1(1e-3)
  static class Sizes {
    @Dense(256)
    @Relu
    Layer hidden;

    @Dense(10)
    Layer logits;
  }

  @Network(
      input = {28, 28, 1},
      classes = 10)
  @Regime
  @L2(1e-2)
  static class Squares {
    @Dense(256)
    @Relu
    Layer hidden;

    @Dense(10)
    Layer logits;
  }
}
