package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * L = −Σ_c t_c·ln softmax(x)_c, from logits x: ln Σ e^{x − max x} + max x − Σ t_c x_c, the mean
 * over the batch.
 *
 * <p>x and t are [B, classes]. The prediction is softmax(x). The default for networks with as many
 * units as classes. Errors: {@code SoftmaxTwice}, {@code LossPairing}.
 */
@Documented
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface CrossEntropy {}
