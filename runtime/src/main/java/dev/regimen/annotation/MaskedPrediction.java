package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The network learns to tell parts of a sample that it is not shown from the rest: a pretext task,
 * which needs no labels.
 *
 * <p>Of the f fields of a row of a table k = {@code share}·f, rounded, at least one and not all,
 * are masked: the network sees 0 in their place, which is the mean where {@link Standardize}
 * stands. L = Σ mᵢ·(yᵢ − xᵢ)² / k, with m 1 for masked fields and else 0, y what the network makes
 * of the masked row and x the row as it is, in the unit of {@link Standardize}; errors are of
 * masked fields alone. A table's column of c categories is one field of c indicators, which are
 * masked together, since each would tell the others; in L it counts as the others do, by the mean
 * of its c squares. Of samples that are no table's every number is a field. Which are masked is a
 * function of seed, epoch and sample, and in validation and tests of seed and sample; a predictor
 * is shown rows as they are given, so that 0 or the mean stands where the caller knows nothing.
 * Labels are not looked at and may be missing.
 *
 * <p>Of a text with {@link Text} k of its t known tokens are chosen, {@code share}·t, rounded, at
 * least one. Of those eight of ten become unknown, one another token of the vocabulary, and one
 * stays; L = −ln p(token) at the chosen places, the mean over all of a batch. There is no id that
 * masks and does nothing else, as BERT has one: it would be a row of the table of every network of
 * texts, whether it is ever taught so or not, since a network begins with the rows of the file.
 * Unknown says the same, that something stands here which is not known, and what it has learned of
 * its surroundings serves words that the vocabulary lacks. Those are never chosen themselves.
 * Accuracy and perplexity are of chosen places. The network must see what stands behind a token:
 * attention or {@link Conv1d} that is not causal, recurrent layers both ways. The head {@code
 * tokens} has a unit for each id and stands on a field with a row for each token, which {@code on}
 * names where pooling follows it.
 *
 * <p>Stands on a {@link Regime} of a network that predicts labels. Its last field, or all fields
 * with {@link Head}, are left out, and the field {@code fields}, a linear layer of as many units as
 * a sample has fields, stands on the output of the one before. What the network says of its labels
 * (losses, {@link LabelSmoothing}, {@link ClassWeights}, ...) does not hold; what the regime says
 * itself does. A trainer of the network then begins {@code from} the file of such a run: it takes
 * all but the head.
 *
 * <p>Errors: {@code NothingToMask} for a single field or token; {@code MaskedWithoutContext} where
 * no layer sees tokens behind; {@code TokensMoved} where augmentation edits them; {@code
 * SlotConflict} beside a loss; {@code Misplaced} for images, for which {@link Denoising} with
 * erased parts is the task, and for ids that are looked up and come of no text; {@code UnknownName}
 * where {@code on} names no field. Warning: {@code MaskedByZero} without {@link Standardize}. When
 * a run begins: a table whose gaps are filled, or which has one column of features.
 *
 * <p>Source: Devlin, Chang, Lee and Toutanova 2019, <i>BERT: Pre-training of Deep Bidirectional
 * Transformers for Language Understanding</i>; of tables Yoon, Zhang, Jordon and van der Schaar
 * 2020, <i>VIME: Extending the Success of Self- and Semi-supervised Learning to Tabular Domain</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface MaskedPrediction {
  /** What part of a sample is masked. */
  @Interval("(0, 1)")
  double share() default 0.15;

  /** The field whose output tells what is masked; unless named the one before the last. */
  String on() default "";
}
