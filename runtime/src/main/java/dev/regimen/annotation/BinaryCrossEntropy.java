package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * L = max(x, 0) − x·t + ln(1 + e^{−|x|}), the cross-entropy of σ(x) from the logit x, the mean over
 * the batch.
 *
 * <p>x and t are [B, 1], t is 1 for the second class. The prediction is σ(x). The default for two
 * classes and one unit. Errors: {@code SoftmaxTwice}, {@code LossPairing}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface BinaryCrossEntropy {}
