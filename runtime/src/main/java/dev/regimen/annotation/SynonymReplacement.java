package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training words of a text are replaced by synonyms, wherever they stand in it: α·n words of a
 * text of n, at least one, and none twice.
 *
 * <p>The lexicon is a file of yours with a group of synonyms a line, set apart by commas: {@code
 * car, automobile, auto}. Or it is WordNet's, one of its files {@code data.noun}, {@code
 * data.verb}, {@code data.adj} and {@code data.adv} or their folder. It is read when a run begins;
 * what the vocabulary does not have is left out and counted. Without synonyms this would not be the
 * technique, so none are made up.
 *
 * <p>What happens to a text is a function of the seed, the epoch and the text alone: the same with
 * any number of workers and whatever batch it is in. Validation, test and prediction see texts as
 * they are. Of several such techniques synonyms come first, then insertions, swaps, deletions and
 * {@link TokenDropout}. 0 is the identity. Errors: {@code Misplaced} without {@link Text}. Warning:
 * {@code TextOrder} above α = 0.3.
 *
 * <p>Source: Wei and Zou 2019, <i>EDA: easy data augmentation techniques</i>, α = 0.1 for most
 * data.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface SynonymReplacement {
  /** The file with the synonyms. */
  String lexicon();

  /** Replacements for each word of a text. */
  @Neutral(0)
  @Interval("[0, 1]")
  double alpha() default 0.1;

  /** The probability that a showing of a text is changed at all. */
  @Interval("[0, 1]")
  double share() default 1;
}
