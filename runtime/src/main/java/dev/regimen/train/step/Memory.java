package dev.regimen.train.step;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Parts;
import dev.regimen.kernel.TensorSums;
import dev.regimen.kernel.TiledVector;
import dev.regimen.kernel.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All memory of one run, made before the first step: flat vectors of parameters, gradients, running
 * statistics, one arena of activations, and the few vectors on the heap that workers share.
 * Optimizer state, which no native kernel reads, is on the heap too.
 *
 * <p>Generated code takes slices of it once, when a {@link Step} is made. A vector has the
 * precision of the blueprint: the plain methods give floats, those that begin with {@code double}
 * give doubles, and asking for the other one throws {@link ClassCastException}.
 */
public final class Memory {
  /** Running statistics, and what a batch leaves for the next one. */
  final SetAside aside;

  private final Allocation allocated;
  private final Blueprint blueprint;
  private final BatchVectors batch;
  private final Weights weights;
  private final Settings settings;

  private Memory(Allocation allocated, Weights weights, Settings settings) {
    this.allocated = allocated;
    this.weights = weights;
    this.settings = settings;
    blueprint = allocated.blueprint;
    aside = allocated.aside;
    batch = allocated.batch;
  }

  /** Memory for training in batches of at most {@code capacity} samples. */
  public static Memory training(Blueprint blueprint, Settings settings, int capacity, int workers) {
    Weights weights = Weights.zero(blueprint);
    return new Memory(
        new Allocation(blueprint, settings, weights, capacity, workers, true), weights, settings);
  }

  /** Memory for one worker that predicts with weights that exist. */
  public static Memory inference(
      Blueprint blueprint, Settings settings, Weights weights, int capacity) {
    return new Memory(
        new Allocation(blueprint, settings, weights, capacity, 1, false), weights, settings);
  }

  /**
   * This memory for steps that see other weights and settings, and run while none of its own does.
   */
  public Memory with(Weights others, Settings numbers) {
    return new Memory(allocated, others, numbers);
  }

  /** Gives everything back but the weights, which others see. */
  public void freeAllButWeights() {
    allocated.free();
  }

  /** Gives everything back, the weights too, when a run has ended and nobody looks any more. */
  public void free() {
    allocated.free();
    weights.free();
  }

  public Weights weights() {
    return weights;
  }

  public Settings settings() {
    return settings;
  }

  /** The weights to evaluate, use and save. */
  public Average average() {
    return allocated.average;
  }

  /** What watches a metric to reduce the learning rate, if something does. */
  public Optional<Plateau> plateau() {
    return allocated.plateau;
  }

  /**
   * Everything of a run that outlives its steps, beside their number.
   *
   * @throws IllegalStateException from a slot's values before a training step was made, which says
   *     how slots lie
   */
  public List<State> states() {
    List<State> states = new ArrayList<>();
    weights.states(State.Kind.WEIGHT, State.Kind.RUNNING, states);
    states.addAll(allocated.slots.states(blueprint));
    allocated.average.states(states);
    allocated.kept().ifPresent(states::add);
    allocated.plateau.ifPresent(plateau -> plateau.states(states));
    return states;
  }

  public Blueprint blueprint() {
    return blueprint;
  }

  /** The rows for which the arena was made: no batch has more. */
  public int capacity() {
    return allocated.capacity;
  }

  /** The number of workers of the run. */
  public int workers() {
    return allocated.workers;
  }

  /** The value of a setting in this run. */
  public double setting(String name) {
    return settings.number(name);
  }

  /** The seed of the run. */
  public long seed() {
    return settings.seed();
  }

  /** Whether the run's predictions are means over draws. */
  public boolean drawsToPredict() {
    return settings.drawsToPredict() > 0;
  }

  /** The batch's features, [rows, features], preprocessed. */
  public Floats input() {
    return (Floats) batch.input();
  }

  /** What the batch's samples come with beside their features, [rows, condition]. */
  public Floats condition() {
    return (Floats) batch.condition();
  }

  /** {@link #condition()} in double. */
  public Doubles doubleCondition() {
    return (Doubles) batch.condition();
  }

  /**
   * The batch's targets: one-hot [rows, classes], 0 or 1 [rows, 1], values [rows, outputs], or the
   * class of each token [rows, tokens].
   */
  public Floats target() {
    return (Floats) batch.target(0);
  }

  /** {@link #target()} of one of several tasks. */
  public Floats target(String task) {
    return (Floats) batch.target(blueprint.task(task));
  }

  /** Where samples have a target for a task that they may lack it of: 1, elsewhere 0, [rows, 1]. */
  public Floats present(String task) {
    return (Floats) batch.present(blueprint.task(task));
  }

  /** All parameters. */
  public Floats parameters() {
    return (Floats) weights.parameters();
  }

  /** The gradients of all parameters. */
  public Floats gradients() {
    return (Floats) allocated.gradients;
  }

  /**
   * What the optimizer keeps of a range of the parameters, zero in the beginning.
   *
   * @param name by the technique that keeps it: {@code adamW.mean}
   * @param from the first parameter of the range
   */
  public TiledVector slot(String name, long from) {
    return allocated.slots.get(Slot.Kind.OPTIMIZER, name, from);
  }

  /** The average of the parameters of the range that begins at {@code from}. */
  public TiledVector average(long from) {
    return allocated.slots.get(Slot.Kind.AVERAGE, "average", from);
  }

  /** The average of the running statistics of the range that begins at {@code from}. */
  public TiledVector runningAverage(long from) {
    return allocated.slots.get(Slot.Kind.RUNNING_AVERAGE, "average", from);
  }

  /** What one phase of an update leaves to a later one, for a range of the parameters. */
  public TiledVector carried(String name, long from, long length) {
    return allocated.exchange.carried(name, from, length);
  }

  /** Sums that all workers contribute to, one for each parameter of the range; a worker's own. */
  public TensorSums sums(Worker worker, String name, long from, long length) {
    return allocated.exchange.sums(worker, name, blueprint.layout().tensorEnds(from, length));
  }

  /** All running statistics. */
  public Floats running() {
    return (Floats) weights.running();
  }

  /**
   * A place in the arena: {@code offset × capacity} to {@code (offset + width) × capacity}.
   *
   * @param offset elements a sample before it
   * @param width elements a sample
   */
  public Floats activation(long offset, long width) {
    MemorySize.check(blueprint, capacity(), width);
    return ((Floats) allocated.arena).slice(offset * capacity(), width * capacity());
  }

  /** Where a worker's parts of gradients go, and what adds them up; an instance of its own. */
  public Parts parts(Worker worker) {
    return new Parts(worker, allocated.gradients, allocated.parts);
  }

  /** A place of what is computed from the weights alone. */
  public Floats derived(long offset, long length) {
    return ((Floats) allocated.derived).slice(offset, length);
  }

  /** {@link #derived(long, long)} in double. */
  public Doubles doubleDerived(long offset, long length) {
    return ((Doubles) allocated.derived).slice(offset, length);
  }

  /** {@link #input()} in double. */
  public Doubles doubleInput() {
    return (Doubles) batch.input();
  }

  /** {@link #target()} in double. */
  public Doubles doubleTarget() {
    return (Doubles) batch.target(0);
  }

  /** {@link #target(String)} in double. */
  public Doubles doubleTarget(String task) {
    return (Doubles) batch.target(blueprint.task(task));
  }

  /** {@link #present(String)} in double. */
  public Doubles doublePresent(String task) {
    return (Doubles) batch.present(blueprint.task(task));
  }

  /** {@link #parameters()} in double. */
  public Doubles doubleParameters() {
    return (Doubles) weights.parameters();
  }

  /** {@link #gradients()} in double. */
  public Doubles doubleGradients() {
    return (Doubles) allocated.gradients;
  }

  /** {@link #running()} in double. */
  public Doubles doubleRunning() {
    return (Doubles) weights.running();
  }

  /** {@link #activation(long, long)} in double. */
  public Doubles doubleActivation(long offset, long width) {
    MemorySize.check(blueprint, capacity(), width);
    return ((Doubles) allocated.arena).slice(offset * capacity(), width * capacity());
  }

  /** Partial sums that workers exchange: one row a worker, the same arrays for all of them. */
  public float[][] shared(String name, int width) {
    return allocated.exchange.floats(name, width);
  }

  /** {@link #shared(String, int)} in double. */
  public double[][] sharedDoubles(String name, int width) {
    return allocated.exchange.doubles(name, width);
  }

  /** The batch, whatever the precision. */
  public BatchVectors batch() {
    return batch;
  }

  /** What the run has of parameters of which updates go over some rows. */
  public Tables tables() {
    return allocated.tables;
  }
}
