package dev.regimen.preset;

import dev.regimen.annotation.L2;
import dev.regimen.annotation.MultiStep;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.Train;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The numbers that a lecturer begins with where nothing is known yet: SGD with a rate of 0.01 that
 * falls to a tenth twice, a decay of 1e-4, and features standardized by the training split.
 *
 * <p>0.01 or 0.1 with a multi-step schedule; a decay of 1e-4 or 5e-4, of weights and not of biases.
 * Momentum 0.9 is usual, and the steps are at a third and two thirds of the run, as in He et al.
 * 2016. The rate goes with the batch: another one should scale it, and {@code PresetBatch} offers
 * by how much.
 *
 * <p>The advice has two parts that a regime cannot state: {@code @Dropout} of 0.2 to 0.5 stands on
 * hidden layers, and the batch of 128 here should be the largest power of two that fits in memory.
 *
 * <p>Source: lecture <i>Deep learning optimization</i>, part 2, "Some magic starting numbers".
 */
@Train(epochs = 90, batch = 128)
@Sgd(learningRate = 0.01, momentum = 0.9)
@MultiStep(milestones = {30, 60})
@L2(1e-4)
@Standardize
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface StartingNumbers {}
