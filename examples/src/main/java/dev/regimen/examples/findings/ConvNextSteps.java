package dev.regimen.examples.findings;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Block;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Gelu;
import dev.regimen.annotation.GlobalAveragePool;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.MaxPool;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Residual;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Use;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.WeightDecay;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * From two blocks of a ResNet towards two of a ConvNeXt, on maps of 7 x 7. Each network has one
 * change more than what has been kept before it: the first four begin with the ResNet, the others
 * with its large kernel. The inverted bottleneck's convolution is depthwise, as it would be sixteen
 * times as large otherwise.
 */
final class ConvNextSteps {
  private ConvNextSteps() {}

  /** The regime of all of them: what is compared is the block alone. */
  @Train(epochs = 10, batch = 50)
  @Split(validation = 0.5)
  @AdamW(learningRate = 4e-3) @Cosine @Warmup(epochs = 1)
  @WeightDecay(0.05)
  @Standardize
  @Seed(1)
  @Documented
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.CLASS)
  @interface Regime {}

  @Block @Residual @Relu
  static class Bottleneck {
    @Conv(value = Block.WIDTH / 4, kernel = 1) @BatchNorm @Relu Layer reduce;
    @Conv(Block.WIDTH / 4) @BatchNorm @Relu Layer conv;
    @Conv(value = Block.WIDTH, kernel = 1) @BatchNorm Layer expand;
  }

  @Network(input = {28, 28, 1}, classes = 10)
  @Regime
  static class ResNet {
    @Conv(value = 64, kernel = 5, stride = 2) @BatchNorm @Relu @MaxPool(2) Layer stem;
    @Use(width = 64, repeat = 2) Bottleneck stage;
    @GlobalAveragePool Layer pooled;
    @Dense(10) Layer logits;
  }

  @Network(input = {28, 28, 1}, classes = 10)
  @Regime
  static class Patches {
    @Conv(value = 64, kernel = 4, stride = 4) @BatchNorm Layer stem;
    @Use(width = 64, repeat = 2) Bottleneck stage;
    @GlobalAveragePool Layer pooled;
    @Dense(10) Layer logits;
  }

  @Block @Residual @Relu
  static class DepthwiseBottleneck {
    @Conv(value = Block.WIDTH / 4, kernel = 1) @BatchNorm @Relu Layer reduce;
    @Conv(value = Block.WIDTH / 4, depthwise = true) @BatchNorm @Relu Layer conv;
    @Conv(value = Block.WIDTH, kernel = 1) @BatchNorm Layer expand;
  }

  @Network(input = {28, 28, 1}, classes = 10)
  @Regime
  static class Depthwise {
    @Conv(value = 96, kernel = 5, stride = 2) @BatchNorm @Relu @MaxPool(2) Layer stem;
    @Use(width = 96, repeat = 2) DepthwiseBottleneck stage;
    @GlobalAveragePool Layer pooled;
    @Dense(10) Layer logits;
  }

  @Block @Residual @Relu
  static class InvertedBottleneck {
    @Conv(value = 4 * Block.WIDTH, kernel = 1) @BatchNorm @Relu Layer expand;
    @Conv(value = 4 * Block.WIDTH, depthwise = true) @BatchNorm @Relu Layer conv;
    @Conv(value = Block.WIDTH, kernel = 1) @BatchNorm Layer reduce;
  }

  @Network(input = {28, 28, 1}, classes = 10)
  @Regime
  static class Inverted {
    @Conv(value = 24, kernel = 5, stride = 2) @BatchNorm @Relu @MaxPool(2) Layer stem;
    @Use(width = 24, repeat = 2) InvertedBottleneck stage;
    @GlobalAveragePool Layer pooled;
    @Dense(10) Layer logits;
  }

  @Block @Residual @Relu
  static class LargeBottleneck {
    @Conv(value = Block.WIDTH / 4, kernel = 1) @BatchNorm @Relu Layer reduce;
    @Conv(value = Block.WIDTH / 4, kernel = 7) @BatchNorm @Relu Layer conv;
    @Conv(value = Block.WIDTH, kernel = 1) @BatchNorm Layer expand;
  }

  @Network(input = {28, 28, 1}, classes = 10)
  @Regime
  static class LargeKernel {
    @Conv(value = 64, kernel = 5, stride = 2) @BatchNorm @Relu @MaxPool(2) Layer stem;
    @Use(width = 64, repeat = 2) LargeBottleneck stage;
    @GlobalAveragePool Layer pooled;
    @Dense(10) Layer logits;
  }

  @Block @Residual @Gelu
  static class GeluBottleneck {
    @Conv(value = Block.WIDTH / 4, kernel = 1) @BatchNorm @Gelu Layer reduce;
    @Conv(value = Block.WIDTH / 4, kernel = 7) @BatchNorm @Gelu Layer conv;
    @Conv(value = Block.WIDTH, kernel = 1) @BatchNorm Layer expand;
  }

  @Network(input = {28, 28, 1}, classes = 10)
  @Regime
  static class Gelus {
    @Conv(value = 64, kernel = 5, stride = 2) @BatchNorm @Gelu @MaxPool(2) Layer stem;
    @Use(width = 64, repeat = 2) GeluBottleneck stage;
    @GlobalAveragePool Layer pooled;
    @Dense(10) Layer logits;
  }

  @Block @Residual
  static class OneActivationBottleneck {
    @Conv(value = Block.WIDTH / 4, kernel = 1) @BatchNorm Layer reduce;
    @Conv(value = Block.WIDTH / 4, kernel = 7) @BatchNorm @Relu Layer conv;
    @Conv(value = Block.WIDTH, kernel = 1) @BatchNorm Layer expand;
  }

  @Network(input = {28, 28, 1}, classes = 10)
  @Regime
  static class FewerActivations {
    @Conv(value = 64, kernel = 5, stride = 2) @BatchNorm @Relu @MaxPool(2) Layer stem;
    @Use(width = 64, repeat = 2) OneActivationBottleneck stage;
    @GlobalAveragePool Layer pooled;
    @Dense(10) Layer logits;
  }

  @Block @Residual @Relu
  static class OneNormBottleneck {
    @Conv(value = Block.WIDTH / 4, kernel = 1) @Relu Layer reduce;
    @Conv(value = Block.WIDTH / 4, kernel = 7) @BatchNorm @Relu Layer conv;
    @Conv(value = Block.WIDTH, kernel = 1) Layer expand;
  }

  @Network(input = {28, 28, 1}, classes = 10)
  @Regime
  static class FewerNorms {
    @Conv(value = 64, kernel = 5, stride = 2) @BatchNorm @Relu @MaxPool(2) Layer stem;
    @Use(width = 64, repeat = 2) OneNormBottleneck stage;
    @GlobalAveragePool Layer pooled;
    @Dense(10) Layer logits;
  }

  @Block @Residual @Relu
  static class LayerNormBottleneck {
    @Conv(value = Block.WIDTH / 4, kernel = 1) @LayerNorm @Relu Layer reduce;
    @Conv(value = Block.WIDTH / 4, kernel = 7) @LayerNorm @Relu Layer conv;
    @Conv(value = Block.WIDTH, kernel = 1) @LayerNorm Layer expand;
  }

  @Network(input = {28, 28, 1}, classes = 10)
  @Regime
  static class LayerNorms {
    @Conv(value = 64, kernel = 5, stride = 2) @LayerNorm @Relu @MaxPool(2) Layer stem;
    @Use(width = 64, repeat = 2) LayerNormBottleneck stage;
    @GlobalAveragePool Layer pooled;
    @Dense(10) Layer logits;
  }

  @Block @Residual
  static class ConvNextBlock {
    @Conv(value = Block.WIDTH, kernel = 7, depthwise = true) @LayerNorm Layer conv;
    @Conv(value = 4 * Block.WIDTH, kernel = 1) @Gelu Layer expand;
    @Conv(value = Block.WIDTH, kernel = 1) Layer reduce;
  }

  @Network(input = {28, 28, 1}, classes = 10)
  @Regime
  static class ConvNext {
    @Conv(value = 24, kernel = 4, stride = 4) @LayerNorm Layer stem;
    @Use(width = 24, repeat = 2) ConvNextBlock stage;
    @GlobalAveragePool @LayerNorm Layer pooled;
    @Dense(10) Layer logits;
  }
}
