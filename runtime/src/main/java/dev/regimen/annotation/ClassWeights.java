package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training the loss of a batch is Σ w_i·L_i / Σ w_i, where w_i is the weight of sample i's
 * class.
 *
 * <p>Dividing by the sum of the weights, as PyTorch does, makes a factor of all of them do nothing:
 * only their ratios matter, and the learning rate stays what it was. A batch whose weights sum to 0
 * changes nothing. Samples that {@link Mixup} and {@link CutMix} mix have their classes' weights by
 * their shares; {@link LabelSmoothing} changes no weight. The training loss that is reported is the
 * weighted one; validation and test losses are plain means, and metrics count every sample once.
 *
 * <p>Errors: {@code ClassWeightsMismatch} where there is not one for each class, {@code
 * OutOfRange}, {@code Misplaced} without classes. Warning: {@code NoEffect} where all are equal.
 *
 * <p>Source: King and Zeng 2001, <i>Logistic Regression in Rare Events Data</i>, for n/(C·n_c).
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ClassWeights {
  /**
   * One for each class, in the order of the class indices. Without any the weight of a class is
   * n/(C·n_c), of n samples of the training split n_c in this one of C classes, so that all classes
   * weigh the same.
   */
  @Structural
  @Interval("[0, inf)")
  double[] value() default {};
}
