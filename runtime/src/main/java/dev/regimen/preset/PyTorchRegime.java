package dev.regimen.preset;

import dev.regimen.annotation.ColorJitter;
import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.RandomResizedCrop;
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
 * The regime of PyTorch's own ImageNet example: that of {@link ResNetRegime}, but with crops of
 * random size and aspect and random colours.
 *
 * <p>Numbers: Wightman, Touvron and Jégou 2021, <i>ResNet strikes back</i>, table 2, column
 * PyTorch; momentum 0.9 and the strengths of colours, 0.4 each, are the usual ones. 76.1 % of
 * ResNet-50 on ImageNet, at 224 x 224.
 *
 * <p>The decay is coupled ({@code @L2}) and leaves biases and norms out, which the original does
 * not.
 */
@Train(epochs = 90, batch = 256)
@Sgd(learningRate = 0.1, momentum = 0.9)
@StepDecay(every = 30, factor = 0.1, unit = ScheduleUnit.EPOCH)
@L2(1e-4)
@Standardize
@RandomResizedCrop
@HorizontalFlip
@ColorJitter(brightness = 0.4, contrast = 0.4, saturation = 0.4)
@TestCrop(0.875)
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface PyTorchRegime {}
