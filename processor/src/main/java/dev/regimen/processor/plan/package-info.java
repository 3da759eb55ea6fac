/**
 * From program to schedule: what runs in one loop, in which order, and where its data lies.
 *
 * <p>Every worker runs the same straight-line schedule on its share of the batch. A schedule is cut
 * into phases; a barrier stands between two of them, where something is needed that all workers
 * contributed to: sums over the batch, gradients of weights.
 *
 * <p>Three things are summed, in three ways. What is summed along a row ends a stage of a loop.
 * What is summed over the rows of a sample, the pixels of its maps, is complete when the loop is
 * done with the sample, which belongs to one worker: it needs no barrier, but a later loop. A mean
 * and a variance over them are taken at once. What is summed over the batch needs a barrier. The
 * gradient of a dense weight is a product over the whole batch of which every worker computes a
 * range; that of a convolution's weight is computed in parts, each worker's from its own samples,
 * because the kernels take samples whole; the update adds the parts up as it reads them. A product
 * of rows is each worker's for its own samples, but for that of a first layer with a large weight,
 * which {@link dev.regimen.processor.plan.ByColumns} shares by columns.
 *
 * <p>A plan is made in a straight line: {@link dev.regimen.processor.plan.Space} says how a value
 * is spread over workers, {@link dev.regimen.processor.plan.Timeline} when operands allow it,
 * {@link dev.regimen.processor.plan.Materialization} which values are stored, {@link
 * dev.regimen.processor.plan.Timeline} then when each is computed; {@link
 * dev.regimen.processor.plan.Fusion} forms kernels from that, loops by {@link
 * dev.regimen.processor.plan.LoopBuilder}, which {@link
 * dev.regimen.processor.plan.Rematerialization} spares reads; {@link
 * dev.regimen.processor.plan.ComputedAsRead} finds what need not be stored, because the one loop
 * that reads it can have it computed row by row; {@link dev.regimen.processor.plan.Liveness} tells
 * how long what they store is needed, and {@link dev.regimen.processor.plan.MemoryPlanner} where it
 * lies. {@link dev.regimen.processor.plan.PlanVerifier} checks what comes of it, as the verifier of
 * programs checks each stage before.
 *
 * <p>The update is a program of its own, because it runs by another clock than the gradients and
 * goes over other ranges: the flat vectors, cut into tiles, whatever the batch. {@link
 * dev.regimen.processor.plan.UpdatePlanner} groups parameters whose updates are the same
 * expressions in all of its stages and gives each group one {@link
 * dev.regimen.processor.plan.FlatLoop} a phase; a phase ends where a sum over whole tensors is
 * needed. What a later phase needs is computed again there if that is cheap, else carried, in the
 * gradient's place where that is free. A sum over a unit needs no barrier: where there is one,
 * tiles hold whole units, and loops take {@link dev.regimen.processor.plan.Turn}s on each tile
 * while it lies in the cache. Imports {@code ir} only.
 */
@NullMarked
package dev.regimen.processor.plan;

import org.jspecify.annotations.NullMarked;
