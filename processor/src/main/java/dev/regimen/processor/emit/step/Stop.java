package dev.regimen.processor.emit.step;

/**
 * A place in the schedule.
 *
 * @param method what is done
 * @param waits whether all workers must have come here first
 * @param traced the layer that it computes; empty for what is not on the way to a prediction
 */
record Stop(LayerMethod method, boolean waits, String traced) {}
