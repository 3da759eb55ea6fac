package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One cycle over the whole run: the learning rate rises from η/{@code divFactor} to η in the first
 * {@code rise} of the steps and falls to η/({@code divFactor}·{@code finalDivFactor}) in the last
 * one, while the momentum goes the other way, from the optimizer's to {@code lowestMomentum} and
 * back.
 *
 * <p>Of T steps, counted from 0, step {@code rise}·T − 1 is the peak and step T − 1 the end; each
 * part goes from its first value a to its last value b as b + (a − b)(1 + cos πu)/2, u from 0 to 1,
 * or straight where {@code linear}. With {@code threePhase} the rate falls back to η/{@code
 * divFactor} as fast as it rose, and from there to its end, with the momentum at rest. The momentum
 * is what the optimizer calls {@code momentum}, or else {@code beta1}; one that has neither, or
 * momentum 0, is cycled in its rate alone. The numbers are those of PyTorch's {@code OneCycleLR}
 * with {@code max_lr} and {@code max_momentum} being the optimizer's own.
 *
 * <p>Errors: {@code ScheduleConflict} beside another schedule or behind a {@link Warmup}, which
 * would rise twice; {@code MomentumRange} where {@code lowestMomentum} is not below the
 * optimizer's. Warning: {@code ScheduleNeverEnds} where the end is not below the beginning.
 *
 * <p>Source: Smith 2018, <i>A disciplined approach to neural network hyper-parameters</i>; Smith
 * and Topin 2018, <i>Super-convergence</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface OneCycle {
  /** The share of the steps in which the rate rises. */
  @Interval("(0, 1)")
  double rise() default 0.3;

  /** What η is divided by in the first step. */
  @Interval("[1, inf)")
  double divFactor() default 25;

  /** What the rate of the first step is divided by in the last one. */
  @Interval("(0, inf)")
  double finalDivFactor() default 1e4;

  /** Whether the parts are straight and not cosines. */
  boolean linear() default false;

  /** Whether the rate falls back to its beginning before it falls to its end. */
  boolean threePhase() default false;

  /** Whether the momentum is cycled too. */
  boolean cycleMomentum() default true;

  /** The momentum, or β₁, at the peak of the rate. */
  @Interval(value = "[0, 1)", id = "MomentumRange")
  double lowestMomentum() default 0.85;
}
