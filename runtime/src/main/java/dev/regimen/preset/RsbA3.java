package dev.regimen.preset;

import dev.regimen.annotation.BinaryCrossEntropy;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.CutMix;
import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.Lamb;
import dev.regimen.annotation.Mixup;
import dev.regimen.annotation.RandAugment;
import dev.regimen.annotation.RandomResizedCrop;
import dev.regimen.annotation.Resolution;
import dev.regimen.annotation.Standardize;
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
 * The shortest of three regimes for ResNet-50 of 2021: a hundred epochs of LAMB on small images.
 *
 * <p>Numbers: Wightman, Touvron and Jégou 2021, <i>ResNet strikes back</i>, table 2, column A3;
 * momentums and ε are those of {@code @Lamb}. 78.1 % of ResNet-50 on ImageNet, trained at 160 x 160
 * and tested at 224 x 224.
 *
 * <p>LAMB bounds the gradient's norm at 1 by itself, which the paper's table does not tell. The
 * decay is decoupled and goes into the trust ratio. RandAugment's 6 is on a scale that ends at 10,
 * with a deviation of 0.5. Of mixup and cutmix each batch has one, evenly. The warm-up is a prefix,
 * which does not shorten the cosine; timm's overlaps with it.
 *
 * <p>The loss is binary cross-entropy, each class asked for by itself. The table names the loss
 * without a threshold; the paper's §3 makes whole what is mixed, and 0.2 is the number of timm's
 * arguments for it: what has more than that share of an image is in it.
 *
 * <p>Trained at 160 x 160 and tested at 224 x 224, whatever the size of the samples: a network of
 * {@code input = {224, 224, 3}} is given those that it is tested on. Smaller images want another
 * {@code @Resolution} in the same proportion, or none: {@code ResolutionEnlarges} says so.
 *
 * <p>Not here, because this language has no such technique yet: mixed precision.
 */
@Train(epochs = 100, batch = 2048)
@BinaryCrossEntropy(threshold = 0.2)
@Lamb(learningRate = 8e-3)
@Warmup(epochs = 5)
@Cosine
@WeightDecay(0.02)
@Standardize
@RandomResizedCrop
@HorizontalFlip
@RandAugment(level = 6, of = 10, std = 0.5)
@Mixup(alpha = 0.1)
@CutMix(alpha = 1)
@TestCrop(0.95)
@Resolution(train = 160, test = 224)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RsbA3 {}
