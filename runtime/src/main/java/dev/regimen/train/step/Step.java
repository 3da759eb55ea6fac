package dev.regimen.train.step;

import dev.regimen.kernel.Draws;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.SampleDraws;
import dev.regimen.kernel.Worker;
import org.jspecify.annotations.Nullable;

/**
 * One worker's part of a training step or of a forward pass; what the compiler generates.
 *
 * <p>Every worker of a pool has its own instance, and all go through the same batch at the same
 * time: in training {@link #gradients()} and then {@link #update()}, in inference {@link
 * #forward()}. What holds when either pass over a batch begins: this worker's rows, {@code
 * [worker.from(rows), worker.to(rows))}, of {@link Memory#input()} and {@link Memory#target()} are
 * in place (those of the others need not be before the first {@link Worker#await()}), whoever
 * brought them there; all parameters, running statistics and optimizer slots are those that the
 * step before left; no worker is still in that step.
 *
 * <p>Barriers within a method are the generated code's. Those between methods are the loop's, and
 * so is the question whether the loss is {@link #healthy()}: see {@link #train}, which every
 * training loop calls. It ends without a barrier, so that a loop may do its own work in the shadow
 * of the others' updates, and meets at one before the next batch.
 *
 * <p>Two clocks go: {@link #batch} counts what is gone through and is what draws of a batch are
 * addressed by, {@link #step} counts updates and is what an optimizer calls t.
 */
public abstract class Step {
  /** Where the run's data lies. */
  protected final Memory memory;

  /** Who runs this. */
  protected final Worker worker;

  /** The run's randomness; an instance of this worker's own. */
  protected final Draws draws;

  /** What inference draws by, if it does: the same for a sample whatever its batch. */
  public final SampleDraws sampleDraws;

  /** Samples in this batch; at most {@link Memory#capacity()}. */
  protected int rows;

  /** Batches that this run has trained on before this one. */
  protected long batch;

  /** Passes that the samples went through before this one, which goes on from there. */
  protected long follows;

  /** Updates made before this one. */
  protected long step;

  /** The learning rate of this update. */
  protected double learningRate;

  /** What schedules make of other numbers in this update; until the first what settings say. */
  public final double[] scheduled;

  /** Updates before each phase of the run: 0, and those before layers thawed. */
  public final long[] phaseBegins;

  /** Samples in this batch over those of all batches that make this update. */
  protected double share;

  /** 0 in the first batch of an update, 1 in those behind it. */
  protected double continued;

  private final boolean drawsToPredict;
  private boolean drawing;
  private @Nullable Observer observer;
  private @Nullable LayerTracer tracer;
  private final StepNumbers numbers;
  private final boolean teacher;
  private double loss;
  private boolean targets;

  /** Fields of generated code are slices of the memory. */
  protected Step(Memory memory, Worker worker) {
    this.memory = memory;
    this.worker = worker;
    this.draws = new Draws(memory.seed());
    this.sampleDraws = new SampleDraws(draws, memory.drawsToPredict() ? memory.capacity() : 0);
    this.drawsToPredict = memory.drawsToPredict();
    scheduled = memory.blueprint().schedule().numbers(memory.settings());
    phaseBegins = new long[memory.blueprint().schedule().thaws().size() + 1];
    numbers = new StepNumbers(memory.blueprint());
    teacher = memory.blueprint().unlabelled().teacher();
  }

  /** What a step shows its prediction to. */
  public interface Observer {
    /** Sees the rows {@code [from, to)} of a task's prediction [rows, width]. */
    void observe(int task, Reals prediction, int width, int from, int to);
  }

  /** In inference: predicts the batch, {@link #observe}; given targets, {@link #loss(double)}. */
  public void forward() {
    throw new UnsupportedOperationException("this step only trains");
  }

  /**
   * In training: the forward pass and the loss's gradient by every trained parameter, which it
   * leaves in {@link Memory#gradients()}; running statistics are kept up. No parameter changes.
   * Calls {@link #observe} and {@link #loss(double)} once each; of several tasks, {@code observe}
   * and {@link #loss(int, double, double, double)} for each, and {@code loss} for the network too.
   */
  public void gradients() {
    throw new UnsupportedOperationException("this step does not train");
  }

  /** Whether the gradients that count are computed where {@link #ascend()} leads. */
  public boolean ascends() {
    return false;
  }

  /**
   * In training: moves this worker's parameters to where gradients are computed a second time;
   * {@link #accumulate()} or {@link #update()} brings them back.
   */
  public void ascend() {
    throw new UnsupportedOperationException("this step computes gradients once");
  }

  /**
   * In training: adds the gradients, times {@link #share}, to the batches' before, if there are.
   */
  public void accumulate() {}

  /** In training: this worker's share of what parameters and the optimizer's slots become. */
  public void update() {
    throw new UnsupportedOperationException("this step does not train");
  }

  /**
   * Tells what a layer, by its place in the blueprint, leaves when it is done; a step that is
   * {@linkplain #trace traced} shows this worker's rows of it.
   */
  protected final void output(int layer, Reals output, int width) {
    if (tracer != null) {
      long first = (long) worker.from(rows) * width;
      tracer.output(
          layer, Vectors.slice(output, first, (long) worker.to(rows) * width - first), width);
    }
  }

  /** Computes gradients again, and shows what each layer leaves. */
  public final void trace(LayerTracer sees) {
    observer = null;
    tracer = sees;
    gradients();
    tracer = null;
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
  public final void loss(double mean) {
    loss = mean;
  }

  /**
   * Hands over the loss of one task of several, beside the network's: its mean over those samples
   * of the batch that have a target for it, how many these are, and by what it is multiplied in the
   * network's loss.
   */
  protected final void loss(int task, double mean, double samples, double weight) {
    numbers.loss(task, mean, samples, weight);
  }

  /** Hands over a number that the step tells, by its place in the blueprint. */
  protected final void tell(int number, double value) {
    numbers.tell(number, value);
  }

  /** Whether this batch has targets, so that a forward pass can measure its loss. */
  protected final boolean targets() {
    return targets;
  }

  /** Whether the loss is finite, so that parameters may be updated. */
  public final boolean healthy() {
    return Double.isFinite(loss);
  }

  public final double loss() {
    return loss;
  }

  public final double learningRate() {
    return learningRate;
  }

  /** Lets it draw by samples if the network does: what is to be told the samples' rows, or null. */
  public final @Nullable SampleDraws drawBySample() {
    drawing = drawsToPredict;
    return drawing ? sampleDraws : null;
  }

  /** What the step came to beside the network's loss. */
  public final StepNumbers numbers() {
    return numbers;
  }

  /** Says which pass over the batch the next {@link #forward()} is, from 0. */
  public final void draw(int pass) {
    if (drawing) {
      sampleDraws.pass(pass, worker.from(rows), worker.to(rows));
    }
  }

  /** Prepares the next pass over a batch. */
  public final void begin(int batchRows, long batches, boolean withTargets, Observer sees) {
    rows = batchRows;
    batch = batches;
    targets = withTargets;
    observer = sees;
    loss = 0;
  }

  /** Says how many passes the next one goes on from, each with the next part of its rows' text. */
  public final void follow(long passes) {
    follows = passes;
  }

  /**
   * Prepares the update that the batch is part of.
   *
   * @param updates those made before
   * @param shareOfSamples the batch's samples over those of all batches of the update
   * @param continues whether the batch is not the first one of the update
   */
  public final void beginUpdate(
      long updates, double rate, double shareOfSamples, boolean continues) {
    step = updates;
    learningRate = rate;
    share = shareOfSamples;
    continued = continues ? 1 : 0;
  }

  /**
   * Trains on the batch, with all workers: gradients, a barrier, and what becomes of them; a loss
   * that is not finite leaves the parameters. Where a step {@link #ascends()} there are three
   * barriers more, and the loss is that of the first gradients, unless only the second one's is not
   * finite. What the average of the weights is asked is asked of that behind the update before.
   *
   * @param last whether the batch completes the update
   */
  public final void train(boolean last) {
    if (teacher) {
      if (worker.index() == 0) {
        memory.average().update();
      }
      worker.await();
    }
    gradients();
    worker.await();
    if (ascends() && healthy()) {
      gradientsAbove();
    }
    if (healthy()) {
      accumulate();
      if (last) {
        update();
      }
    }
  }

  /** Of the same batch by the same draws; unseen, and what it leaves remains the parameters'. */
  private void gradientsAbove() {
    final double lossBelow = loss;
    observer = null;
    ascend();
    memory.aside.keep(worker);
    gradients();
    worker.await();
    memory.aside.restore(worker);
    if (healthy()) {
      loss = lossBelow;
    }
  }
}
