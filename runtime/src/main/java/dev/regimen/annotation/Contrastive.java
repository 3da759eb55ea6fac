package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The network learns which two views of a batch show the same sample: a pretext task, which needs
 * no labels.
 *
 * <p>A batch of 2n rows has n samples, each in two views by the regime's own augmentation, images,
 * tables and texts alike. With z of length 1 what the head makes of a row, the loss of row i with
 * the partner j is NT-Xent, −zᵢ·zⱼ/τ + ln Σ exp(zᵢ·zₖ/τ) over all rows k but i, and the batch's the
 * mean over its rows. So all other samples of a batch are what one is told from, whatever the
 * number of workers: a batch should be of a hundred rows or more, and an epoch shows half of the
 * samples. {@link Accumulate} does not make it larger: each of the batches of an update is compared
 * by itself. The logarithm of the number of the other rows is the loss of a guess. Labels are not
 * looked at and may be missing.
 *
 * <p>Stands on a {@link Regime} of a network that predicts labels. Its last field, or all fields
 * with {@link Head}, are left out, and on the output of the one before stand {@code
 * projectionHidden}, {@code hidden} rectified units, and {@code projection}, {@code width} linear
 * ones. What the network says of its labels does not hold. A trainer of the network then begins
 * {@code from} the file of such a run: it takes all but the head.
 *
 * <p>A run has the loss and no other metric, and tells {@code contrastive.accuracy}: the share of
 * the rows of training batches of which no other row is as near, by the product, as the sample's
 * other view. A guess is right once in 2n − 1 rows; where all rows are alike it is 0. The row that
 * lacks its partner in a batch of an odd number counts as one that was not found.
 *
 * <p>Nothing validates: samples are compared in training alone. Errors: {@code ViewsAlike} where
 * nothing augments, {@code ContrastiveSplit} where the regime sets validation samples aside, {@code
 * UnknownName} where {@code on} names no field; a batch of fewer than 4. Warning: {@code
 * FewNegatives} for a batch of fewer than 64, {@code ContrastiveAccumulation}.
 *
 * <p>Source: Chen, Kornblith, Norouzi and Hinton 2020, <i>A Simple Framework for Contrastive
 * Learning of Visual Representations</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Contrastive {
  /** τ, what products of unit vectors are divided by. */
  @Interval("(0, inf)")
  double temperature() default 0.5;

  /** Units of the head's hidden layer. */
  @Structural
  @Interval("[1, inf)")
  int hidden() default 128;

  /** Numbers by which views are compared. */
  @Structural
  @Interval("[2, inf)")
  int width() default 64;

  /** The field whose output is projected; unless named the one before the last. */
  String on() default "";
}
