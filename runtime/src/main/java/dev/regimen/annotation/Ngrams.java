package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Neighbouring units of a text, up to {@code value} of them, count as units of their own: behind a
 * text of n words stand its n − 1 pairs, and its triples where there are some, each with a row of
 * the table. A mean of all knows a little of their order.
 *
 * <p>Nothing of them is learned beforehand and none is unknown: all share {@link #buckets} ids by
 * their hash, FNV-1a of each unit, h = h·116049371 + that of the next one, and the finalizer of
 * SplitMix64. What {@code maxLength} cuts has no part in one. A sample has maxLength + (maxLength −
 * 1) + … ids. 1 is the identity.
 *
 * <p>Errors: {@code Misplaced} without {@link Text}, {@code NgramsOutOfOrder} where something takes
 * n-grams for words that follow the last one: recurrences, convolutions, places, edits and targets
 * of tokens.
 *
 * <p>Source: Joulin et al. 2017, <i>Bag of tricks for efficient text classification</i>; the trick
 * of hashing: Weinberger et al. 2009.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Ngrams {
  /** Units of the longest n-grams. */
  @Structural
  @Neutral(1)
  @Interval("[1, 5]")
  int value() default 2;

  /** Ids that n-grams share; a {@code float} holds them and those of the units exactly. */
  @Structural
  @Interval("[1, 8388608]")
  int buckets() default 50_000;
}
