/**
 * How the learning rate goes over the run.
 *
 * <p>What enters: the rate that the optimizer states and the schedule's own clock, which begins at
 * 0 when the schedule does. What leaves: a {@link dev.regimen.processor.ir.RateCurve} of that clock
 * and settings, evaluated once a step.
 */
@NullMarked
package dev.regimen.processor.rule.schedule;

import org.jspecify.annotations.NullMarked;
