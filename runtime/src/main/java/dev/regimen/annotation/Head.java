package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that predicts a task of its own: the head of a network of several tasks, which branches
 * off the shared trunk.
 *
 * <p>The trunk is the fields without {@code @Head}, one behind the other. A head reads the trunk as
 * the fields before it left it, and only its task's loss reads the head. It is a layer, a {@link
 * Block}, or several of these in a row: those before the last name its {@link #task}, the first of
 * them reads the trunk. The task is named as the field that predicts: data has its targets under
 * that name ({@code withTask("slant", …)}), evaluations its metrics ({@code task("slant")}), and
 * predictions an accessor ({@code slant()}). The first head's task is the main one, of which a
 * regime speaks that names none.
 *
 * <pre>{@code
 * @Network(input = {28, 28, 1})
 * class Digits {
 *   @Flatten @Dense(128) @Relu Layer shared;
 *   @Head(classes = 10) @Dense(10) Layer digit;
 *   @Head(task = "slant") @Dense(32) @Relu Layer leaning;
 *   @Head(outputs = 1, weight = 0.5) @Huber @Dense(1) Layer slant;
 * }
 * }</pre>
 *
 * <p>L = Σ wₜ·Lₜ over the tasks t, with Lₜ the mean over the samples that have its target. Exactly
 * one of {@link #classes}, {@link #labels} and {@link #outputs} is given, none of them by {@link
 * Network}. A loss and {@link LabelSmoothing} on the field are the task's own; without one the loss
 * is the usual one of the target, as {@link Network} says.
 *
 * <p>Errors: {@code TaskWithoutTarget} and {@code TargetAmbiguous} where not exactly one target is
 * given, the former also where no head ends with the field that {@code task} names; {@code
 * HeadNeverTrains} with a weight of 0 or where no head reads a field behind the last one, {@code
 * LabelCountMismatch}, {@code LossPairing}, {@code Misplaced} inside of a block, where something
 * stands between the fields of a head, and for a loss or a member that stands before its last
 * field. A run whose data has no targets for a task is refused before its first step.
 *
 * <p>Source: Caruana 1997, <i>Multitask learning</i>
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
@Unprefixed
public @interface Head {
  /**
   * The task that a field leads to: the name of the field that predicts it, which stands behind
   * this one and ends the head; on that field itself, nothing or its own name. Everything else that
   * is said of the task stands on the last field.
   */
  String task() default "";

  /** How many classes there are; 0 where the task is another. */
  @Structural
  @Interval(value = "[0, inf)", id = "NonPositiveSize")
  int classes() default 0;

  /** How many labels there are, of which a sample has any number; 0 where the task is another. */
  @Structural
  @Interval(value = "[0, inf)", id = "NonPositiveSize")
  int labels() default 0;

  /** How many numbers are predicted; 0 where the task is another. */
  @Structural
  @Interval(value = "[0, inf)", id = "NonPositiveSize")
  int outputs() default 0;

  /**
   * wₜ, what the task's loss is multiplied by in the network's. A network of one task has no such
   * setting.
   */
  @Interval("[0, inf)")
  double weight() default 1;

  /**
   * Whether samples may lack the target; they then count for the other tasks alone: each loss is
   * the mean over the samples of the batch that have its target, and 0 where none has.
   */
  boolean partial() default false;
}
