package dev.regimen.preset;

import dev.regimen.annotation.ColorJitter;
import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.RandomResizedCrop;
import dev.regimen.annotation.RepeatedAugmentation;
import dev.regimen.annotation.ScheduleUnit;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.StepDecay;
import dev.regimen.annotation.TestCrop;
import dev.regimen.annotation.Train;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The training regime of FixRes: SGD for 120 epochs, each sample three times in a batch, each time
 * augmented anew.
 *
 * <p>Numbers: Wightman, Touvron and Jégou 2021, <i>ResNet strikes back</i>, table 2, column FixRes;
 * the procedure is that of Touvron et al. 2019, whose rate is 0.1 for 256 samples; momentum 0.9 as
 * there. 77.0 % of ResNet-50 on ImageNet, trained and tested at 224 x 224.
 *
 * <p>An epoch has as many steps as without the repetition, so it visits a third of the samples. The
 * rate falls every thirty epochs, the last time at 90.
 *
 * <p>Not here, because the table trains and tests at one size: what gives FixRes its name,
 * {@code @Resolution(train = 128, test = 160)} or the like, and behind it the fine-tuning of the
 * classifier and the last norms at the size of the test, which is another run that
 * {@code @StartFrom} begins and {@code @Frozen} keeps to these layers.
 */
@Train(epochs = 120, batch = 512)
@Sgd(learningRate = 0.2, momentum = 0.9)
@StepDecay(every = 30, factor = 0.1, unit = ScheduleUnit.EPOCH)
@L2(1e-4)
@Standardize
@RepeatedAugmentation(3)
@RandomResizedCrop
@HorizontalFlip
@ColorJitter(brightness = 0.4, contrast = 0.4, saturation = 0.4)
@TestCrop(0.875)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface FixResRegime {}
