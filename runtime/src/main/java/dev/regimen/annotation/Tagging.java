package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each token of a text has a class of its own, its tag: parts of speech, names of persons and
 * places.
 *
 * <p>The last layer yields a row of {@code classes} values for each of the L = {@link
 * Text#maxLength} places, [B, L, classes]. The loss is the mean over the tokens of the batch: with
 * n real tokens in all and ℓₜ the loss of token t, Σ ℓₜ / n. Padding, and tokens whose tag is
 * unknown, count in no loss, metric or mean. {@code predict} gives a tag for each token.
 *
 * <p>Samples are read by {@code TaggedText}: a token and its tag a line. Metrics of classes are
 * those of tokens, accuracy above all.
 *
 * <p>Errors: {@code TokensWithoutText} without {@link Text}; {@code TargetAmbiguous} where {@link
 * Network} states no classes; {@code TokensMoved} where an augmentation leaves tags behind at other
 * tokens.
 *
 * <p>Source: Collobert et al. 2011, <i>Natural Language Processing (Almost) from Scratch</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Tagging {}
