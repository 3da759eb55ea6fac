package dev.regimen.processor.lower;

/**
 * One of a step's passes of the network.
 *
 * @param learns whether it is the one whose gradients are computed
 * @param ofSamples whether it sees samples as they are: the first such keeps up statistics
 * @param averaged whether the weights are their averages
 */
record Pass(boolean learns, boolean ofSamples, boolean averaged) {
  /** The only one of most steps. */
  static final Pass LEARNING = new Pass(true, true, false);
}
