package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * y[l, :] = W[x[l], :]: each id of a sample becomes the row of the table W that it numbers.
 *
 * <p>x is [B, L], the network's own input, whole numbers in [0, vocabulary); y is [B, L, width], W
 * is [vocabulary, width]. With {@link Text} the vocabulary is the text's and is not stated, and
 * padding becomes rows of zeros. The table is filled by the field's initialization, where fan_in is
 * width and fan_out vocabulary, or, without one, from N(0, 1). Behind it {@link Flatten} keeps the
 * order of the ids, {@link GlobalAveragePool} the mean of their rows.
 *
 * <p>Saved as {@code <field>.weight}, PyTorch's name and layout.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code VocabularyMissing}, {@code OutOfRange} for a
 * vocabulary above 2²⁴, beyond which a float does not hold every whole number, {@code RankMismatch}
 * on what is not the network's input, {@code Misplaced} beside {@link Standardize}. An id that is
 * no row is an error when the data is given, which names the sample and the position.
 *
 * <p>Source: Bengio et al. 2003.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Embedding {
  /** Rows of the table: ids go from 0 to vocabulary − 1. 0: what {@link Text} says. */
  @Structural
  @Interval(value = "[0, 16777216]", usual = 30_000)
  int vocabulary() default 0;

  /** Numbers of a row. */
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize", usual = 128)
  int width();
}
