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
 * order of the ids, {@link GlobalAveragePool} the mean of their rows. The row of padding is zeros
 * and is not trained, as PyTorch's {@code padding_idx} has it.
 *
 * <p>An update reaches those rows r that the batch looks up, and what it costs is what the batch's
 * ids cost, however many rows there are: for each such r, once, g_r = Σ ∂loss/∂y[b, l, :] over all
 * (b, l) with x[b, l] = r, and (W_r, s_r) ← update(W_r, g_r, s_r, t) as the optimizer has it, where
 * s_r is what it keeps of the row and t counts all updates. The other rows and what is kept of them
 * stay as they are: momentum, moments, decay and penalties of a row wait for the next batch that
 * looks it up, as in PyTorch's {@code SparseAdam}. With {@link Sgd} that has no momentum and with
 * {@link Adagrad}, without decay, this is what the whole table's update gives; bounds on the
 * gradient's norm are the same in any case, because the other rows' gradients are zero. Where
 * {@link Ema}, {@link Lookahead}, {@link Accumulate}, {@link Sam}, {@link Lars}, {@link Lamb} or
 * {@link GradientNoise} act on the table, which need every row in every update, and with {@link
 * #sparse sparse = false}, every update goes over the whole table. The summary says which of the
 * two it is.
 *
 * <p>Saved as {@code <field>.weight}, PyTorch's name and layout.
 *
 * <p>Errors: {@code NonPositiveSize}, {@code VocabularyMissing}, {@code OutOfRange} for a
 * vocabulary above 2²⁴, beyond which a float does not hold every whole number, {@code RankMismatch}
 * on what is not the network's input, {@code Misplaced} beside {@link Standardize}, and for {@link
 * #vectors} without {@link Text}. An id that is no row is an error when the data is given, which
 * names the sample and the position.
 *
 * <p>Source: Bengio et al. 2003; updates of rows as in PyTorch's {@code SparseAdam}.
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

  /**
   * A file with vectors of words that the rows begin with, in the text formats of GloVe and
   * word2vec: {@code "glove.6B.50d.txt"}, from the folder in which the program runs where the path
   * is not absolute; {@code trainer.vectors(layer, path)} names another one. Words of the
   * vocabulary that it does not have keep their initialization; how many is printed when a run
   * begins. With {@link Frozen} they stay as they are. None: all rows are drawn.
   */
  String vectors() default "";

  /** Whether an update leaves the rows as they are that its batch does not look up. */
  boolean sparse() default true;
}
