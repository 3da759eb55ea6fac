package dev.regimen.preset;

import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.PcaBasis;
import dev.regimen.annotation.PcaLighting;
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
 * The regime by which residual networks were published: ninety epochs of SGD whose rate falls to a
 * tenth every thirty.
 *
 * <p>Numbers: Wightman, Touvron and Jégou 2021, <i>ResNet strikes back</i>, table 2, column ResNet;
 * the procedure is that of He et al. 2016, with momentum 0.9 as there. 75.3 % of ResNet-50 on
 * ImageNet, at 224 x 224.
 *
 * <p>The decay is coupled ({@code @L2}), as in its SGD, and leaves biases and norms out, which the
 * original does not. Colours are shifted along the published principal components. The test crop of
 * 0.875 enlarges images that have the network's size to 256 for 224.
 *
 * <p>Not here, because images have the network's size when they are read: the crop of 224 from a
 * shorter side of 256 to 480 pixels.
 */
@Train(epochs = 90, batch = 256)
@Sgd(learningRate = 0.1, momentum = 0.9)
@StepDecay(every = 30, factor = 0.1, unit = ScheduleUnit.EPOCH)
@L2(1e-4)
@Standardize
@HorizontalFlip
@PcaLighting(std = 0.1, basis = PcaBasis.IMAGENET)
@TestCrop(0.875)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ResNetRegime {}
