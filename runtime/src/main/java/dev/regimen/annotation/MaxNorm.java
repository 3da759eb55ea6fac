package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds the norm of each unit's incoming weights: behind every update w ← w · min(1, c/‖w‖), with
 * w one row of a dense layer's weight [units, in] or one filter of a convolution's [filters, rows,
 * columns, channels/groups]. The direction of w stays.
 *
 * <p>It acts last, on what the optimizer, decays and {@link L1}'s threshold have made of the
 * weight, and before {@link Ema} and {@link Swa} average it; an average of vectors within the bound
 * is within it. Biases and the scales and shifts of norms are left alone, and so is what is {@link
 * Frozen}, whatever its norm. Of an {@link Embedding} it bounds each id's vector. Under {@link
 * WeightNorm} it bounds v, of which the length counts for nothing.
 *
 * <p>On a class for all layers, on a field for that layer, where it replaces the class's. A larger
 * c changes less; there is no value that turns it off. It lets rates be larger than they could be
 * otherwise, since no step makes weights grow beyond c; the paper combines it with {@link Dropout}
 * and large momentum.
 *
 * <p>Errors: {@code OutOfRange}. Warning: {@code MaxNormBelowInitial} where c is less than the norm
 * that the initialization gives.
 *
 * <p>Source: Srivastava et al. 2014, section 5.1 and appendix A.5, who find c from 3 to 4 typical.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface MaxNorm {
  /** c, the largest norm. */
  @Interval("(0, inf)")
  double value() default 3;
}
