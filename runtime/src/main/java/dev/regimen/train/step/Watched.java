package dev.regimen.train.step;

import dev.regimen.annotation.Metric;

/**
 * A metric that something acts on.
 *
 * @param task whose it is; empty for the network's loss and the main task's metrics
 * @param metric which
 */
public record Watched(String task, Metric metric) {}
