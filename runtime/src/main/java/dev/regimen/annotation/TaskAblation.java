package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@link Experiment} that asks what the other tasks of a network do for one of them, which
 * {@link Experiment#task} names: it trains the network as it is, without each of the other tasks,
 * and the named task alone, and compares what each comes to for that task.
 *
 * <p>A task is left out by the weight 0 of its head ({@link Head#weight}): the same layers begin
 * with the same numbers and see the same batches, and the trunk is trained by the other losses
 * alone. Where the named task alone is ahead of the network as it is, tasks are in each other's way
 * (negative transfer).
 *
 * <p>Errors: {@code MonitorAmbiguous} where the experiment names no task, {@code NothingRemoved}
 * for a network of one task.
 *
 * <p>Source: Caruana 1997, <i>Multitask learning</i>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface TaskAblation {}
