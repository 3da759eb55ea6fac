package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The learning rate is max({@code minimum}, η·factorⁿ), where n grows by 1 each time that {@code
 * patience} epochs in a row have not improved the best {@code monitor} by more than {@code
 * minDelta}; the {@code cooldown} epochs behind such a reduction are not counted.
 *
 * <p>Whether lower or higher is better follows from the metric. The new rate holds from the next
 * epoch's first step on. Epochs of a {@link Warmup} count like others. What is kept from epoch to
 * epoch (the best value, the epochs without improvement, those of the cooldown that are left, n)
 * stands among the run's states. PyTorch's {@code ReduceLROnPlateau} with patience p waits p + 1
 * epochs; Keras' waits p, as this does and as {@link EarlyStopping} does.
 *
 * <p>Errors: {@code UnknownMetric} where the network does not produce the metric, {@code
 * MonitorAmbiguous} where it could be of several tasks, {@code MonitorNeedsValidation} without a
 * validation split. Warnings: {@code PatienceRange} where the run is too short for a reduction, or
 * ends by {@link EarlyStopping} before; {@code ScheduleNeverEnds} where {@code minimum} is not
 * below η.
 *
 * <p>Source: the scheduler of Keras and PyTorch; by hand in He et al. 2016.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Plateau {
  /** What a reduction multiplies the rate by. */
  @Neutral(1)
  @Interval("(0, 1]")
  double factor() default 0.1;

  /** Epochs without improvement, one validation each, that are waited for. */
  @Interval(value = "[0, inf)", id = "PatienceRange")
  int patience() default 10;

  /** Epochs behind a reduction that are not counted. */
  @Interval("[0, inf)")
  int cooldown() default 0;

  /** The least change that counts as an improvement, in the metric's unit. */
  @Interval("[0, inf)")
  double minDelta() default 0;

  /** The rate below which none goes. */
  @Interval("[0, inf)")
  double minimum() default 0;

  /** The task whose metric is watched, as {@link EarlyStopping#task} says. */
  String task() default "";

  /** What is watched. */
  Metric monitor() default Metric.VALIDATION_LOSS;
}
