package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The learning rate is η/√(1 + t/timescale), t in epochs, falling with every step.
 *
 * <p>t counts from the end of a {@link Warmup}. After one of w epochs, {@code timescale = w} gives
 * η·√(w/e) at epoch e, which is how transformers are trained. It needs no number of epochs, and
 * does not come near 0.
 *
 * <p>Source: Vaswani et al. 2017, section 5.3.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface InverseSquareRoot {
  /** Epochs after which the rate is η/√2. */
  @Interval("(0, inf)")
  double timescale();
}
