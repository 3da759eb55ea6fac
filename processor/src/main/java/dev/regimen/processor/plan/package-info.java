/**
 * From program to schedule: what runs in one loop, in which order, and where its data lies.
 *
 * <p>Every worker runs the same straight-line schedule on its share of the batch. A schedule is cut
 * into phases; a barrier stands between two of them, where something is needed that all workers
 * contributed to: sums over the batch, gradients of weights.
 *
 * <p>{@link dev.regimen.processor.plan.Space} says how a value is spread over workers, {@link
 * dev.regimen.processor.plan.Placement} decides which values are stored and when each is computed,
 * {@link dev.regimen.processor.plan.Fusion} forms loops from that, and {@link
 * dev.regimen.processor.plan.MemoryPlanner} lays the stored values out. Imports {@code ir} only.
 */
@NullMarked
package dev.regimen.processor.plan;

import org.jspecify.annotations.NullMarked;
