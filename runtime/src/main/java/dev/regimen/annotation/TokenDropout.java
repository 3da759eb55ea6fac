package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training each word of a text becomes unknown with probability p, so that the unknown has a row
 * of the table that was trained.
 *
 * <p>What happens to a text is a function of the seed, the epoch and the text alone: the same with
 * any number of workers and whatever batch it is in. Validation, test and prediction see texts as
 * they are. Of several such techniques synonyms come first, then insertions, swaps, deletions and
 * {@link TokenDropout}. 0 is the identity. Errors: {@code Misplaced} without {@link Text}.
 *
 * <p>Source: Bowman et al. 2016, <i>Generating sentences from a continuous space</i>; Iyyer et al.
 * 2015 leave the words out instead.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface TokenDropout {
  /** The probability that a word becomes unknown. */
  @Neutral(0)
  @Interval("[0, 1)")
  double p() default 0.1;
}
