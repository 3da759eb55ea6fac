package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Samples are texts: each becomes a row of {@link #maxLength} ids, which {@link Embedding} looks
 * up.
 *
 * <p>Id 0 is padding behind a text's end, 1 what the vocabulary does not have, and from 2 on stand
 * the units of the training split, the most frequent first. The vocabulary is learned from the
 * training split alone, when a run begins, and is saved with the model. A longer text is cut at its
 * end; how many were cut, were empty or had characters that are none is printed.
 *
 * <p>A text's length comes from the text; there is no mask to pass. {@link Embedding} makes rows of
 * zeros of padding, {@link GlobalAveragePool} is the mean over the units that are there, and {@link
 * SelfAttention} looks at no others, so that a text gives the same alone and among longer ones.
 * What has no unit gives zeros.
 *
 * <p>Data comes from {@code TextCsv}, {@code TextLines}, {@code TextFolder} or {@code TextSamples};
 * {@code predict} takes a text. The input of {@link Network} is not stated, or is the length.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code OutOfRange}, {@code TextInputMismatch} where {@link
 * Network} states another input, {@code TextWithoutEmbedding} where the first field takes ids for
 * amounts, {@code PaddingCounted} on norms that would take padding for numbers. At start-up: {@code
 * TextCutShort}, {@code VocabularyTooLarge}.
 *
 * <p>Source: Bengio et al. 2003, for ids and their table; Joulin et al. 2017, for what a mean of
 * their rows can do.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Text {
  /** The most units of a text that are read. */
  @Structural
  @Interval(value = "[1, 65536]", id = "NonPositiveSize")
  int maxLength() default 64;

  /** What a text is cut into. */
  @Structural
  TextUnit unit() default TextUnit.WORD;

  /** The most ids, padding and the unknown included; bytes have 258. */
  @Structural
  @Interval("[3, 8388608]")
  int vocabulary() default 20_000;

  /** How often the training split must have a unit, else it counts as unknown. */
  @Structural
  @Interval(value = "[1, inf)", id = "NonPositiveSize")
  int minCount() default 2;

  /**
   * A file with the units, one a line in UTF-8, the first with the id 2, in the place of those of
   * the training split; empty: none.
   */
  @Structural
  String vocabularyFile() default "";
}
