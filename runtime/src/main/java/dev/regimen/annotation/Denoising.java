package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The network learns to undo what the regime does to a sample: a pretext task, which needs no
 * labels.
 *
 * <p>L = mean over the features of (y − x)², where y is what the network makes of the disturbed
 * sample and x the sample as it is, both in the unit of {@link Standardize}. What disturbs is the
 * regime's own: {@link InputNoise}, {@link RandomErasing}, {@link Cutout}, {@link Dropout} on the
 * first field, anew in each epoch. In validation nothing does. Labels are not looked at and may be
 * missing.
 *
 * <p>Stands on a {@link Regime} of a network that predicts labels. Its last field, or all fields
 * with {@link Head}, are left out, and the field {@code reconstruction}, a linear layer of as many
 * units as a sample has features, stands on the output of the one before. What the network says of
 * its labels (losses, {@link LabelSmoothing}, {@link ClassWeights}, ...) does not hold; what the
 * regime says itself does. A trainer of the network then begins {@code from} the file of such a
 * run: it takes all but the head.
 *
 * <p>Errors: {@code NothingToUndo} where nothing disturbs samples; {@code ReconstructionMoved}
 * where augmentation moves pixels, whose targets would stay; {@code Misplaced} for ids that are
 * looked up; {@code UnknownName} where {@code on} names no field. When a run begins: a table whose
 * gaps are filled.
 *
 * <p>Source: Vincent, Larochelle, Bengio and Manzagol 2008, <i>Extracting and Composing Robust
 * Features with Denoising Autoencoders</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Denoising {
  /** The field whose output samples are made of; unless named the one before the last. */
  String on() default "";
}
