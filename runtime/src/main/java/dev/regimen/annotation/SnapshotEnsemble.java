package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An ensemble for the price of one run: the learning rate falls in M cycles from η to 0, the
 * weights at the end of each cycle are kept, and what predicts is all of them together: the mean of
 * their predictions, with their deviation.
 *
 * <p>A run of T updates has cycles of c = ⌈T / M⌉ updates; the t-th update, counted from 1, has the
 * rate ½η(1 + cos(π·((t − 1) mod c) / c)). The last cycle ends with the run: it is shorter where M
 * does not divide T, and where T is at most (M − 1)² a run may end with fewer than M cycles.
 *
 * <p>A member is the weights that were trained, with their running statistics, behind the last
 * update of its cycle. The prediction is as with {@link Ensemble}: y = Σ yₖ / M, and its deviation
 * √(Σ (yₖ − y)² / M). History is of the one run; validation and test of the result are the
 * ensemble's, and {@code RunResult.members()} has those of each member. A run that is stopped ends
 * with the members that it has, or with the weights as they are where it has none. The model is one
 * file.
 *
 * <p>A prediction costs M times as much, and a run holds the weights M times more. Errors: {@code
 * OutOfRange}; {@code SnapshotCycles} where a cycle would be shorter than an epoch; {@code
 * ScheduleConflict} beside another schedule or behind a {@link Warmup}; {@code SnapshotConflict}
 * beside {@link Ensemble}, {@link EarlyStopping} or an average of weights.
 *
 * <p>Source: Huang et al. 2017, who take 5 or 6 cycles of 40 to 50 epochs.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface SnapshotEnsemble {
  /** M, how many cycles a run has. */
  @Interval("[2, 1000]")
  int cycles() default 5;
}
