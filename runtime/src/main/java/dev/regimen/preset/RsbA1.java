package dev.regimen.preset;

import dev.regimen.annotation.BinaryCrossEntropy;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.CutMix;
import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.Lamb;
import dev.regimen.annotation.Mixup;
import dev.regimen.annotation.RandAugment;
import dev.regimen.annotation.RandomResizedCrop;
import dev.regimen.annotation.RepeatedAugmentation;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.StochasticDepth;
import dev.regimen.annotation.TestCrop;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.WeightDecay;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The longest of three regimes for ResNet-50 of 2021: six hundred epochs of LAMB with everything
 * on.
 *
 * <p>Numbers: Wightman, Touvron and Jégou 2021, <i>ResNet strikes back</i>, table 2, column A1;
 * momentums and ε are those of {@code @Lamb}. 80.4 % of ResNet-50 on ImageNet, at 224 x 224.
 *
 * <p>LAMB bounds the gradient's norm at 1 by itself, which the paper's table does not tell. The
 * decay is decoupled and goes into the trust ratio. RandAugment's 7 is on a scale that ends at 10,
 * with a deviation of 0.5. Of mixup and cutmix each batch has one, evenly. The warm-up is a prefix,
 * which does not shorten the cosine; timm's overlaps with it. Stochastic depth is on every residual
 * block, growing with depth, and a network without any has to go
 * {@code @Without(StochasticDepth.class)}.
 *
 * <p>The loss is binary cross-entropy, each class asked for by itself, on targets that are mixed
 * and then smoothed. It has no threshold: the 0.2 with which A2 and A3 make mixed targets whole
 * again would undo the smoothing that the table states for A1 ({@code SmoothingErased}).
 *
 * <p>Not here, because this language has no such technique yet: mixed precision.
 */
@Train(epochs = 600, batch = 2048)
@BinaryCrossEntropy
@Lamb(learningRate = 5e-3)
@Warmup(epochs = 5)
@Cosine
@WeightDecay(0.01)
@LabelSmoothing(0.1)
@StochasticDepth(0.05)
@Standardize
@RepeatedAugmentation(3)
@RandomResizedCrop
@HorizontalFlip
@RandAugment(level = 7, of = 10, std = 0.5)
@Mixup(alpha = 0.2)
@CutMix(alpha = 1)
@TestCrop(0.95)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RsbA1 {}
