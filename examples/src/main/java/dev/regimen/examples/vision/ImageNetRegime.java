package dev.regimen.examples.vision;

import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.MultiStep;
import dev.regimen.annotation.RandomResizedCrop;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.L2;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Ninety epochs of SGD whose rate falls to a tenth at a third and two thirds. */
@Train(epochs = 90, batch = 256)
@Sgd(learningRate = 0.1, momentum = 0.9)
@MultiStep(milestones = {30, 60})
@L2(1e-4)
@Standardize
@RandomResizedCrop
@HorizontalFlip
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@interface ImageNetRegime {}
