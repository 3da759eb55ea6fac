package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training a text is shown as it comes back from another language, with probability {@link
 * #share}.
 *
 * <p>The translations are a file that {@code BackTranslations} makes with a translator of yours,
 * which is asked once for each text. It is read when a run begins; of several versions of a text
 * one is drawn evenly, and a text that has none is shown as it is. How many training texts have one
 * is printed; a file without any is refused.
 *
 * <p>What happens to a text is a function of the seed, the epoch and the text alone: the same with
 * any number of workers and whatever batch it is in. Validation, test and prediction see texts as
 * they are. Edits of words come behind it. A share of 0 is the identity. Errors: {@code Misplaced}
 * without {@link Text}, {@code LabelSensitiveAugmentation} where labels depend on the order of
 * words.
 *
 * <p>Source: Sennrich et al. 2016, for translation; Yu et al. 2018, <i>QANet</i>, for texts that
 * are classified.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface BackTranslation {
  /** The file with the translations. */
  String translations();

  /** The probability that a showing of a text is another version of it. */
  @Neutral(0)
  @Interval("[0, 1]")
  double share() default 0.5;
}
