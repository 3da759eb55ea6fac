package dev.regimen.train;

import dev.regimen.kernel.Draws;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.Worker;
import org.jspecify.annotations.Nullable;

/**
 * One worker's part of a training step or of a forward pass; what the compiler generates.
 *
 * <p>Every worker of a pool has its own instance and calls {@link #run()} on the same batch at the
 * same time. What holds when {@code run()} begins: this worker's rows, {@code [worker.from(rows),
 * worker.to(rows))}, of {@link Memory#input()} and {@link Memory#target()} are in place (those of
 * the others need not be before the first {@link Worker#await()}); all parameters, running
 * statistics and optimizer slots are those that the step before left; no worker is still in that
 * step. The loop meets at a barrier after each {@code run()}, so a step needs no barrier at its
 * end.
 *
 * <p>A training step calls, in this order, {@link #observe} and {@link #loss} once, and updates
 * parameters only if {@link #healthy()}. An inference step calls {@code observe} and, where {@link
 * #targets()}, {@code loss}.
 */
public abstract class Step {
  /** Who runs this. */
  protected final Worker worker;

  /** The run's randomness; an instance of this worker's own. */
  protected final Draws draws;

  /** Samples in this batch; at most {@link Memory#capacity()}. */
  protected int rows;

  /** Training steps taken before this one. */
  protected long step;

  /** The learning rate of this step. */
  protected double learningRate;

  private final BatchLoader loader;
  private @Nullable Observer observer;
  private double loss;
  private boolean targets;
  private boolean still;

  /** Called by generated code, which takes its slices of the memory here. */
  protected Step(Memory memory, Worker worker) {
    this.worker = worker;
    this.draws = new Draws(memory.seed());
    this.loader = new BatchLoader(memory);
  }

  /** What a step shows its prediction to. */
  interface Observer {
    /** Sees the rows {@code [from, to)} of a prediction [rows, width]. */
    void observe(Reals prediction, int width, int from, int to);
  }

  /** The whole step; see the class for what holds before. */
  protected abstract void run();

  /** How many layers {@link #forward} can be stopped after, in the blueprint's order; 0 if none. */
  protected int layers() {
    return 0;
  }

  /**
   * The first {@code count} layers of the forward pass, to find where a value ceased to be finite.
   */
  protected void forward(int count) {
    throw new UnsupportedOperationException("this step cannot be traced");
  }

  /** The output of layer {@code layer}, counted from 0, after {@code forward(layer + 1)}. */
  protected Reals output(int layer) {
    throw new UnsupportedOperationException("this step cannot be traced");
  }

  /** Elements a sample of {@link #output}. */
  protected int width(int layer) {
    throw new UnsupportedOperationException("this step cannot be traced");
  }

  /**
   * Shows the prediction [rows, width]: probabilities of the classes, the probability of the second
   * class, or values. Reads this worker's rows only, so it needs no barrier.
   */
  protected final void observe(Reals prediction, int width) {
    if (observer != null) {
      observer.observe(prediction, width, worker.from(rows), worker.to(rows));
      worker.lap("metrics");
    }
  }

  /** Hands over the mean loss of the batch, penalties left out; the same number on every worker. */
  protected final void loss(double mean) {
    loss = mean;
  }

  /** Whether the loss is finite, so that parameters may be updated. */
  protected final boolean healthy() {
    return !still && Double.isFinite(loss);
  }

  /** From here on this updates no parameter, whatever the loss. */
  final void standStill() {
    still = true;
  }

  /** Whether this batch has targets, so that a forward pass can measure its loss. */
  protected final boolean targets() {
    return targets;
  }

  final double loss() {
    return loss;
  }

  final BatchLoader loader() {
    return loader;
  }

  /** Prepares the next {@link #run()}. */
  final void begin(int batchRows, long steps, double rate, boolean withTargets, Observer sees) {
    rows = batchRows;
    step = steps;
    learningRate = rate;
    targets = withTargets;
    observer = sees;
    loss = 0;
  }
}
