package dev.regimen.examples.findings;

import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.GroupNorm;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The same network without a norm, with batch norm and with group norm. */
final class NormMlps {
  private NormMlps() {}

  /** The regime of all of them; rate and batch are set by who compares them. */
  @Train(epochs = 10, batch = 64)
  @Split(validation = 0)
  @Standardize
  @Sgd(learningRate = 0.1)
  @Seed(1)
  @Documented
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.CLASS)
  @interface Regime {}

  @Network(
      input = {28, 28, 1},
      classes = 10)
  @Regime
  static class Without {
    @Dense(128)
    @Relu
    Layer hidden1;

    @Dense(128)
    @Relu
    Layer hidden2;

    @Dense(128)
    @Relu
    Layer hidden3;

    @Dense(10)
    Layer logits;
  }

  @Network(
      input = {28, 28, 1},
      classes = 10)
  @Regime
  static class OfBatches {
    @Dense(128)
    @BatchNorm
    @Relu
    Layer hidden1;

    @Dense(128)
    @BatchNorm
    @Relu
    Layer hidden2;

    @Dense(128)
    @BatchNorm
    @Relu
    Layer hidden3;

    @Dense(10)
    Layer logits;
  }

  @Network(
      input = {28, 28, 1},
      classes = 10)
  @Regime
  static class OfGroups {
    @Dense(128)
    @GroupNorm(groups = 4)
    @Relu
    Layer hidden1;

    @Dense(128)
    @GroupNorm(groups = 4)
    @Relu
    Layer hidden2;

    @Dense(128)
    @GroupNorm(groups = 4)
    @Relu
    Layer hidden3;

    @Dense(10)
    Layer logits;
  }
}
