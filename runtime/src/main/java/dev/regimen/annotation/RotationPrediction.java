package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The network learns by how many quarters an image is turned, whatever is to be seen on it: a
 * pretext task, which needs no labels.
 *
 * <p>L = −ln p(r | x turned by r·90°), counter-clockwise, r = 0 … 3: four classes. Each image is in
 * each epoch four times, once in every direction, and in the validation split too; an epoch has
 * four times as many samples. Images must be square. Labels are not looked at and may be missing.
 *
 * <p>Stands on a {@link Regime} of a network that predicts labels. Its last field, or all fields
 * with {@link Head}, are left out, and the field {@code rotation}, a linear layer of four units,
 * stands on the output of the one before. What the network says of its labels (losses, {@link
 * LabelSmoothing}, {@link ClassWeights}, ...) does not hold; what the regime says itself does. A
 * trainer of the network then begins {@code from} the file of such a run: it takes all but the
 * head.
 *
 * <p>Errors: {@code NotSquare}; {@code UnknownName} where {@code on} names no field. Warning:
 * {@code RotatedByFlips} where two mirrorings together turn images.
 *
 * <p>Source: Gidaris, Singh and Komodakis 2018, <i>Unsupervised Representation Learning by
 * Predicting Image Rotations</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RotationPrediction {
  /** The field whose output tells the direction; unless named the one before the last. */
  String on() default "";
}
