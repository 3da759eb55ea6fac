package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training each word of a text is left out with probability p; at least one is, and one stays.
 *
 * <p>What happens to a text is a function of the seed, the epoch and the text alone: the same with
 * any number of workers and whatever batch it is in. Validation, test and prediction see texts as
 * they are. Of several such techniques synonyms come first, then insertions, swaps, deletions and
 * {@link TokenDropout}. 0 is the identity, as is a text of one word. Errors: {@code Misplaced}
 * without {@link Text}. Warning: {@code TextOrder} above p = 0.3.
 *
 * <p>Source: Wei and Zou 2019, <i>EDA: easy data augmentation techniques</i>, α = 0.1 for most
 * data.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RandomDeletion {
  /** The probability that a word is left out. */
  @Neutral(0)
  @Interval("[0, 1)")
  double p() default 0.1;

  /** The probability that a showing of a text is changed at all. */
  @Interval("[0, 1]")
  double share() default 1;
}
