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
 * <p>A training step calls, in this order, {@link #observe} and {@link #loss} once (for each of
 * several tasks, and then {@code loss} for the network too), and updates parameters only if {@link
 * #healthy()}. An inference step calls {@code observe} and, where {@link #targets()}, {@code loss}.
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
  private final double[] losses;
  private final double[] present;
  private final double[] weights;
  private double loss;
  private boolean targets;

  /** Called by generated code, which takes its slices of the memory here. */
  protected Step(Memory memory, Worker worker) {
    this.worker = worker;
    this.draws = new Draws(memory.seed());
    this.loader = new BatchLoader(memory);
    int tasks = memory.blueprint().tasks().size();
    losses = new double[tasks];
    present = new double[tasks];
    weights = new double[tasks];
  }

  /** What a step shows its prediction to. */
  interface Observer {
    /** Sees the rows {@code [from, to)} of a task's prediction [rows, width]. */
    void observe(int task, Reals prediction, int width, int from, int to);
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
    observe(0, prediction, width);
  }

  /** {@link #observe(Reals, int)} for each task of a network that has several. */
  protected final void observe(int task, Reals prediction, int width) {
    if (observer != null) {
      observer.observe(task, prediction, width, worker.from(rows), worker.to(rows));
      worker.lap("metrics");
    }
  }

  /** Hands over the mean loss of the batch, penalties left out; the same number on every worker. */
  protected final void loss(double mean) {
    loss = mean;
  }

  /**
   * Hands over the loss of one task of several, beside the network's: its mean over those samples
   * of the batch that have a target for it, how many these are, and by what it is multiplied in the
   * network's loss.
   */
  protected final void loss(int task, double mean, double samples, double weight) {
    losses[task] = mean;
    present[task] = samples;
    weights[task] = weight;
  }

  /** Whether the loss is finite, so that parameters may be updated. */
  protected final boolean healthy() {
    return Double.isFinite(loss);
  }

  /** Whether this batch has targets, so that a forward pass can measure its loss. */
  protected final boolean targets() {
    return targets;
  }

  final double loss() {
    return loss;
  }

  /** Of several tasks, the loss of one; 0 where no sample of the batch has a target for it. */
  final double loss(int task) {
    return losses[task];
  }

  /** Of several tasks, how many samples of the batch have a target for one. */
  final double present(int task) {
    return present[task];
  }

  /** Of several tasks, what the loss of one is multiplied by in the network's. */
  final double weight(int task) {
    return weights[task];
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
