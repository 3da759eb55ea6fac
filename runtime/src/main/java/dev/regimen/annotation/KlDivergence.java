package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * L = Σ_c t_c·(ln t_c − ln softmax(x)_c), what targets that are distributions lose when softmax(x)
 * stands for them; the mean over the batch.
 *
 * <p>x and t are [B, classes], the t of a sample sum to 1, and 0·ln 0 is 0. {@code
 * InMemory.distributions} makes data of them; of one class each they are 1 and 0. The gradient is
 * that of {@link CrossEntropy}, which is larger by the entropy of t; this one reaches 0. The
 * prediction is softmax(x). Errors: {@code SoftmaxTwice}, {@code LossPairing}.
 *
 * <p>Source: Kullback and Leibler 1951.
 */
@Documented
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface KlDivergence {}
