package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer or a block that stands still, for the whole run or for its first epochs: its parameters
 * keep their bits, and their gradients are not computed. {@link BatchNorm} there normalizes with
 * its running statistics, as at inference, and does not change them. What is drawn goes on: {@link
 * Dropout}, {@link StochasticDepth}, {@link DropConnect} and the like regularize what is trained
 * behind them. {@link LinearProbe} stops that too.
 *
 * <p>What lies before it is trained through it. Weights that are worth keeping come from a model
 * file ({@link StartFrom}); frozen as they are initialized they are random features.
 *
 * <p>Behind {@code until} epochs the layer trains like the others, its norms on the batch's
 * statistics. What the optimizer keeps of it begins at zero then, and the t of its bias corrections
 * counts its own updates, from 1; averages of it begin as what it was frozen as. Schedules and the
 * other layers go on as if nothing had happened.
 *
 * <p>Errors: {@code NothingToTrain} where no parameter is left in some epoch. Warnings: {@code
 * ScheduleNeverEnds} where the run ends before, {@code FrozenAtRandom} where the seed draws what is
 * frozen.
 *
 * <p>Source: Yosinski et al. 2014; from the head downwards, Howard and Ruder 2018.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Frozen {
  /**
   * The epochs that it is frozen for: with 3 it trains from the beginning of the fourth on. Without
   * a number it never does.
   */
  @Structural
  @Interval("[1, inf)")
  int until() default Integer.MAX_VALUE;
}
