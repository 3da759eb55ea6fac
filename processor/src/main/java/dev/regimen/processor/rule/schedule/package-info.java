/**
 * How the learning rate, and what goes with it, changes over the run.
 *
 * <p>What enters: the rate that the optimizer states and the schedule's own clock, which begins at
 * 0 when the schedule does. What leaves: a {@link dev.regimen.processor.ir.Curve} of that clock and
 * settings, evaluated once a step. Other numbers that a schedule drives have curves too, see {@link
 * dev.regimen.processor.rule.Rule#scheduled}; what only a run can tell, such as how often a metric
 * stood still, the loop counts and a curve reads.
 */
@NullMarked
package dev.regimen.processor.rule.schedule;

import org.jspecify.annotations.NullMarked;
