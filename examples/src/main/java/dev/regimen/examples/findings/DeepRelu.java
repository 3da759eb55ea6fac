package dev.regimen.examples.findings;

import dev.regimen.annotation.Block;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.KaimingInit;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.LecunInit;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.NormalInit;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Use;
import dev.regimen.annotation.XavierInit;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Thirty layers of rectifiers that differ in nothing but the variance of their weights. */
final class DeepRelu {
  private DeepRelu() {}

  /** The regime of all of them. */
  @Train(epochs = 15, batch = 50)
  @Split(validation = 0)
  @Standardize
  @Sgd(learningRate = 5e-3, momentum = 0.9)
  @Seed(1)
  @Documented
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.CLASS)
  @interface Regime {}

  /** The same deviation whatever the width. */
  @Network(
      input = {28, 28, 1},
      classes = 10)
  @Regime
  static class Constant {
    @Dense(128)
    @NormalInit(std = 0.05)
    @Relu
    Layer first;

    @Use(repeat = 29)
    Cell rest;

    @Dense(10)
    Layer logits;

    @Block
    static class Cell {
      @Dense(128)
      @NormalInit(std = 0.05)
      @Relu
      Layer layer;
    }
  }

  /** Variance 1/fan-in, for units that keep the size of what they get. */
  @Network(
      input = {28, 28, 1},
      classes = 10)
  @Regime
  @SuppressWarnings("Regimen:InitActivationMismatch")
  static class Lecun {
    @Dense(128)
    @LecunInit
    @Relu
    Layer first;

    @Use(repeat = 29)
    Cell rest;

    @Dense(10)
    Layer logits;

    @Block
    static class Cell {
      @Dense(128)
      @LecunInit
      @Relu
      Layer layer;
    }
  }

  /** Variance 2/(fan-in + fan-out), for tanh. */
  @Network(
      input = {28, 28, 1},
      classes = 10)
  @Regime
  @SuppressWarnings("Regimen:InitActivationMismatch")
  static class Xavier {
    @Dense(128)
    @XavierInit(gain = 1)
    @Relu
    Layer first;

    @Use(repeat = 29)
    Cell rest;

    @Dense(10)
    Layer logits;

    @Block
    static class Cell {
      @Dense(128)
      @XavierInit(gain = 1)
      @Relu
      Layer layer;
    }
  }

  /** Variance 2/fan-in, for rectifiers, which halve what they get. */
  @Network(
      input = {28, 28, 1},
      classes = 10)
  @Regime
  static class Kaiming {
    @Dense(128)
    @KaimingInit
    @Relu
    Layer first;

    @Use(repeat = 29)
    Cell rest;

    @Dense(10)
    Layer logits;

    @Block
    static class Cell {
      @Dense(128)
      @KaimingInit
      @Relu
      Layer layer;
    }
  }
}
