package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Training stops when {@code patience} validations in a row have not improved the best {@code
 * monitor} by more than {@code minDelta}; the best weights are restored.
 *
 * <p>Whether lower or higher is better follows from the metric.
 *
 * <p>Errors: {@code UnknownMetric} where the network does not produce the metric, {@code
 * MonitorAmbiguous} where it could be of several tasks, {@code UnknownName} for a task that there
 * is not, {@code MonitorNeedsValidation} without a validation split. Warnings: {@code
 * PatienceRange}, {@code BestNotRestored}.
 *
 * <p>Source: Prechelt 1998, <i>Early stopping, but when?</i>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface EarlyStopping {
  /**
   * The task whose metric is watched, in a network of several. Where none is named, losses are the
   * network's: the sum of the tasks' by the weights of their heads. Other metrics then need a task.
   */
  String task() default "";

  /** What is watched. */
  Metric monitor() default Metric.VALIDATION_LOSS;

  /** Validations without improvement, one an epoch, that are waited for. */
  @Interval(value = "[0, inf)", id = "PatienceRange")
  int patience() default 5;

  /** The least change that counts as an improvement, in the metric's unit. */
  @Interval("[0, inf)")
  double minDelta() default 0;

  /**
   * Whether the run ends with the weights and running statistics of the best epoch, not of the
   * last.
   */
  boolean restoreBest() default true;
}
