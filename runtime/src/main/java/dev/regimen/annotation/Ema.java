package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An exponential moving average of the weights, a ← d·a + (1 − d)·w behind every update, is what
 * the network is evaluated, stopped, used and saved with.
 *
 * <p>The average begins as the initial weights w₀ and is not corrected for that: behind t updates
 * w₀ still has the share dᵗ, so that a run should have several times the 1/(1 − d) updates that the
 * average looks back. Parameters and the running statistics of norms are averaged alike, as
 * Wightman's {@code ModelEmaV3} does; what stands still is its own average. Training goes on with
 * the raw weights, whose bits it does not change. 0 averages nothing.
 *
 * <p>Errors: {@code SlotConflict} beside {@link Swa}. Warnings: {@code AverageHorizon} where the
 * run is too short for the average to forget how it began.
 *
 * <p>Source: Polyak and Juditsky 1992; Tarvainen and Valpola 2017.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Ema {
  /** d, the share of the old average that is kept. */
  @Neutral(0)
  @Interval("[0, 1)")
  double decay() default 0.999;
}
