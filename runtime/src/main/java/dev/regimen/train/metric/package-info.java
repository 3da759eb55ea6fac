/**
 * What is counted of samples for metrics, by one worker, and what the counts of all come to: {@link
 * dev.regimen.train.metric.ErrorSums} for real numbers, a {@link
 * dev.regimen.train.metric.ClassAccumulator} for each metric of classes that needs more than the
 * number of samples by class.
 *
 * <p>What enters: rows of predictions with their targets. What leaves: one number a metric. Nothing
 * is allocated while samples are seen, and memory depends on the number of classes and outputs,
 * never on that of samples.
 *
 * <p>A metric is one value of {@link dev.regimen.annotation.Metric}, which says for whom it is, in
 * which direction it improves and how it is printed, and either a formula over these counts in
 * {@code Evaluation} or a class here.
 *
 * <p>Public for {@code train} and {@code train.loop}. It imports {@code annotation}, {@code
 * train.step} and nothing else.
 */
@NullMarked
package dev.regimen.train.metric;

import org.jspecify.annotations.NullMarked;
