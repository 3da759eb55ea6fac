package dev.regimen.preset;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.CutMix;
import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.Mixup;
import dev.regimen.annotation.RandAugment;
import dev.regimen.annotation.RandomErasing;
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
 * The regime of DeiT, made for transformers and used for ResNet-50 too: AdamW, and every
 * augmentation that there is.
 *
 * <p>Numbers: Wightman, Touvron and Jégou 2021, <i>ResNet strikes back</i>, table 2, column DeiT;
 * the procedure is that of Touvron et al. 2021, <i>Training data-efficient image transformers</i>,
 * table 9. 78.4 % of ResNet-50 on ImageNet, at 224 x 224.
 *
 * <p>The decay of 0.05 is decoupled, so the rate multiplies it. RandAugment's 9 is on a scale that
 * ends at 10, with a deviation of 0.5. The warm-up is a prefix, which does not shorten the cosine.
 * Labels are smoothed once, by {@code @LabelSmoothing}; mixing smooths nothing. Stochastic depth is
 * on every residual block, growing with depth, and a network without any has to go
 * {@code @Without(StochasticDepth.class)}.
 *
 * <p>Not here, because this language has no such technique yet: mixed precision.
 */
@Train(epochs = 300, batch = 1024)
@AdamW(learningRate = 1e-3)
@Warmup(epochs = 5)
@Cosine
@WeightDecay(0.05)
@LabelSmoothing(0.1)
@StochasticDepth(0.1)
@Standardize
@RepeatedAugmentation(3)
@RandomResizedCrop
@HorizontalFlip
@RandAugment(level = 9, of = 10, std = 0.5)
@RandomErasing(p = 0.25)
@Mixup(alpha = 0.8)
@CutMix(alpha = 1)
@TestCrop(0.875)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface DeiTRegime {}
