package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A number that an {@link Experiment} varies, on a field of the experiment's class: either over
 * {@code choices}, or over {@code values} of them from {@code low} to {@code high}. Every
 * combination of several such fields is a point; the last field's values change fastest.
 *
 * <p>The number is named as a run would override it, {@code hidden1.dropout}, by {@code parameter}
 * or by the field itself: {@code @Sweep(...) double learningRate;}. Numbers of the structure, such
 * as units ({@code hidden1.dense}) and repetitions ({@code stage2.use.repeat}), are varied too: the
 * compiler writes a trainer for each.
 *
 * <p>Errors: {@code UnknownName} for a number that the regime does not have; {@code OutOfRange} for
 * a value that it does not allow, for ends in the wrong order, for less than two values; {@code
 * Misplaced} outside an experiment; {@code SearchConflict} for a number that another field varies,
 * and for the seed, which every repeat has of its own. Warning: {@code LinearRange}.
 *
 * <p>Source: Bergstra and Bengio 2012, <i>Random search for hyper-parameter optimization</i>, for
 * scales and random points.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Sweep {
  /** The number's full name; the field's where it is empty. */
  String parameter() default "";

  /** The lowest value of a range. */
  double low() default Double.NaN;

  /** The highest value of a range. */
  double high() default Double.NaN;

  /** How values lie between the ends. */
  SweepScale scale() default SweepScale.LINEAR;

  /**
   * How many values a range has, its ends included, to four digits each, or rounded where only
   * whole numbers make sense; 0 where {@link RandomSearch} draws from the whole range.
   */
  @Interval("[0, 1000]")
  int values() default 0;

  /** The values, in place of a range. */
  double[] choices() default {};
}
