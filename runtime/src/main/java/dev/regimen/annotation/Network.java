package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class whose fields are layers, applied one after the other in the order in which they are
 * declared.
 *
 * <p>The compiler writes the trainer {@code <Class>Trainer} beside it. Exactly one of {@link
 * #classes}, {@link #labels} and {@link #outputs} is given. With classes the last layer has that
 * many units and the loss is {@link CrossEntropy}; two classes may have one unit, the loss then is
 * {@link BinaryCrossEntropy}, as it is with labels; with outputs it is {@link MeanSquared}. A loss
 * annotation changes that.
 *
 * <p>Errors: {@code LabelCountMismatch} where the last layer's units do not fit, {@code
 * NonPositiveSize}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Network {
  /**
   * The extents of one sample, channels last: {@code {28, 28, 1}} for a grey image, {@code {13}}
   * for a table row. The batch is not named. With {@link Text} it is not stated.
   */
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int[] input() default {};

  /** How many classes there are; 0 for a network that predicts numbers. */
  @Structural
  @Interval(value = "[0, inf)", id = "NonPositiveSize")
  int classes() default 0;

  /**
   * How many labels there are, of which a sample has any number, each by itself; 0 for a network
   * that does not predict sets of labels. The last layer has a unit for each.
   */
  @Structural
  @Interval(value = "[0, inf)", id = "NonPositiveSize")
  int labels() default 0;

  /** How many numbers are predicted; 0 for a network that predicts a class. */
  @Structural
  @Interval(value = "[0, inf)", id = "NonPositiveSize")
  int outputs() default 0;
}
