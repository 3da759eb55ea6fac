package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An experiment: many runs that answer a question. For {@code class Tuning} the compiler writes
 * {@code TuningExperiment}, whose {@code run(data)} runs all trials and says what came of them.
 *
 * <p>What is varied stands beside it: {@link Compare}, {@link Sweep} on fields, {@link Ablation},
 * {@link TaskAblation}, {@link RateSearch}; how it is searched too: {@link RandomSearch}, {@link
 * Halving}; without them every point of the grid runs to its end. The network or regime is named by
 * {@link Compare}, or by the type of a field: {@code FashionMlp network;}.
 *
 * <p>Every point runs {@code repeats} times, with the seeds {@code seed}, {@code seed + 1} and so
 * on in the place of its own: the same seeds, and so the same splits, for all points, which are
 * then compared pair by pair. The test split decides nothing: the objective is measured on the
 * validation split.
 *
 * <p>Errors: {@code OutOfRange}, {@code UnknownMetric}, {@code MonitorNeedsValidation}, {@code
 * TrialBudget} for more trials than {@code budget}, {@code ContendersDiffer}, {@code
 * SearchConflict}, {@code Misplaced} without anything to run.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Experiment {
  /** Runs of each point. */
  @Interval("[1, 1000]")
  int repeats() default 1;

  /**
   * What points are compared by; whether lower or higher is better follows from it. Of the weights
   * that a run ends with: the best epoch's, where early stopping restores them.
   */
  Metric objective() default Metric.VALIDATION_LOSS;

  /**
   * The task whose metric that is, in a network of several. Where none is named, losses are the
   * network's, and other metrics need a task.
   */
  String task() default "";

  /** The seed of the first repeat. */
  long seed() default 0;

  /** Trials, repeats included, beyond which the experiment is refused. */
  @Interval("[1, inf)")
  int budget() default 1000;
}
