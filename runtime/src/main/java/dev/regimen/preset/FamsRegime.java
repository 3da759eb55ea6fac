package dev.regimen.preset;

import dev.regimen.annotation.AutoAugment;
import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.Mixup;
import dev.regimen.annotation.Policy;
import dev.regimen.annotation.RandomResizedCrop;
import dev.regimen.annotation.ScheduleUnit;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.StepDecay;
import dev.regimen.annotation.Swa;
import dev.regimen.annotation.TestCrop;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The regime of <i>Fast and accurate model scaling</i>: SGD with a rate of 2 that falls a little
 * with every epoch, AutoAugment, and an average of the weights.
 *
 * <p>Numbers: Wightman, Touvron and Jégou 2021, <i>ResNet strikes back</i>, table 2, column FAMS
 * (x4); the procedure is that of Dollár et al. 2021; momentum 0.9 is usual. 79.5 % of ResNet-50 on
 * ImageNet, at 224 x 224.
 *
 * <p>The factor of an epoch is 0.02^(1/400), so that the rate ends at 0.04. A rate of 2 is for
 * batches of 1024 and after a warm-up, which is a prefix of five epochs. The policy is the one
 * learned on ImageNet. The table names SWA without its numbers: here it begins at three quarters of
 * the run, as Izmailov et al. 2018 do.
 *
 * <p>Not here, because this language has no such technique yet: mixed precision.
 */
@Train(epochs = 400, batch = 1024)
@Sgd(learningRate = 2, momentum = 0.9)
@Warmup(epochs = 5)
@StepDecay(every = 1, factor = 0.99026761, unit = ScheduleUnit.EPOCH)
@L2(1e-4)
@Swa(start = 300)
@LabelSmoothing(0.1)
@Standardize
@RandomResizedCrop
@HorizontalFlip
@AutoAugment(policy = Policy.IMAGENET)
@Mixup(alpha = 0.2)
@TestCrop(0.875)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface FamsRegime {}
