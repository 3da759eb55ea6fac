package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The equal average of the weights at the ends of epochs {@code start}, {@code start + every},
 * {@code start + 2 every}, … is what the network is evaluated, stopped, used and saved with.
 *
 * <p>a ← a + (w − a)/n, where w are the weights at the end of the n-th of these epochs, counted
 * from 1. Nothing has seen the activations of the average, so the running statistics of norms are
 * computed for it, behind each of these epochs, as the mean over one pass through the training
 * split, with the batches and the noise of the epoch that has gone; the pass changes nothing else,
 * and networks without running statistics need none. Before the end of epoch {@code start} there is
 * no average, and the raw weights are used. Training goes on with the raw weights, whose bits it
 * does not change; a learning rate that stays high, as of {@link ConstantRate}, lets them explore.
 *
 * <p>Errors: {@code AverageStart} where the run ends before there is anything to average, {@code
 * SlotConflict} beside {@link Ema}. Warnings: {@code AverageStart} where only one epoch is
 * averaged.
 *
 * <p>Source: Izmailov et al. 2018.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Swa {
  /** The first epoch that counts, from 1; about three quarters of the run are usual. */
  @Interval("[1, inf)")
  int start();

  /** From one epoch that counts to the next. */
  @Interval("[1, inf)")
  int every() default 1;
}
