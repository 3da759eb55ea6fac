package dev.regimen.train;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Parts;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.TensorSums;
import dev.regimen.kernel.TiledVector;
import dev.regimen.kernel.Worker;
import dev.regimen.train.Blueprint.Slot;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

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
  private final Blueprint blueprint;
  private final Settings settings;
  private final int capacity;
  private final int workers;
  private final Weights weights;
  private final Reals gradients;
  private final Reals[] parts;
  private final Reals derived;
  private final Reals arena;
  private final Reals input;
  private final Reals condition;
  private final List<Reals> targets;
  private final List<Reals> present;
  private final Slots slots;
  private final Average average;
  private final Map<String, Object> shared;

  private Memory(
      Blueprint blueprint,
      Settings settings,
      Weights weights,
      int capacity,
      int workers,
      boolean training) {
    this.blueprint = blueprint;
    this.settings = settings;
    this.weights = weights;
    this.capacity = capacity;
    this.workers = workers;
    shared = new ConcurrentHashMap<>();
    targets = new ArrayList<>();
    present = new ArrayList<>();
    slots = new Slots(training ? blueprint.slots() : List.of(), weights);
    average =
        training ? Average.of(blueprint, settings, weights, slots) : new Average.None(weights);
    checkSize(blueprint.features());
    checkSize(blueprint.conditionWidth());
    blueprint.tasks().forEach(task -> checkSize(task.width()));
    boolean doubles = blueprint.doublePrecision();
    long trained = training ? blueprint.parameterCount() : 0;
    gradients = Vectors.allocate(doubles, trained);
    parts = new Reals[training && blueprint.parts() > 0 ? workers - 1 : 0];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Vectors.allocate(doubles, blueprint.parts());
    }
    derived = Vectors.allocate(doubles, blueprint.derived());
    arena = Vectors.allocate(doubles, blueprint.activations() * capacity);
    input = Vectors.allocate(doubles, (long) blueprint.features() * capacity);
    condition = Vectors.allocate(doubles, (long) blueprint.conditionWidth() * capacity);
    for (TaskSpec task : blueprint.tasks()) {
      targets.add(Vectors.allocate(doubles, (long) task.width() * capacity));
      present.add(Vectors.allocate(doubles, task.partial() ? capacity : 0));
    }
  }

  /** The same memory with other weights and settings. */
  private Memory(Memory of, Weights weights, Settings settings) {
    this.weights = weights;
    this.settings = settings;
    blueprint = of.blueprint;
    capacity = of.capacity;
    workers = of.workers;
    gradients = of.gradients;
    parts = of.parts;
    derived = of.derived;
    arena = of.arena;
    input = of.input;
    condition = of.condition;
    targets = of.targets;
    present = of.present;
    slots = of.slots;
    average = of.average;
    shared = of.shared;
  }

  /** Memory for training in batches of at most {@code capacity} samples. */
  static Memory training(Blueprint blueprint, Settings settings, int capacity, int workers) {
    return new Memory(blueprint, settings, Weights.zero(blueprint), capacity, workers, true);
  }

  /** Memory for one worker that predicts with weights that exist. */
  static Memory inference(Blueprint blueprint, Settings settings, Weights weights, int capacity) {
    return new Memory(blueprint, settings, weights, capacity, 1, false);
  }

  /**
   * This memory for steps that see other weights and settings, and run while none of its own does.
   */
  Memory with(Weights others, Settings numbers) {
    return new Memory(this, others, numbers);
  }

  /** Gives everything back, the weights too, when a run has ended and nobody looks any more. */
  void free() {
    average.free();
    weights.free();
    Stream.of(gradients, derived, arena, input, condition).forEach(Vectors::free);
    targets.forEach(Vectors::free);
    present.forEach(Vectors::free);
    Stream.of(parts).forEach(Vectors::free);
  }

  Weights weights() {
    return weights;
  }

  Settings settings() {
    return settings;
  }

  /** The weights to evaluate, use and save. */
  Average average() {
    return average;
  }

  /**
   * Everything of a run that outlives its steps, beside their number.
   *
   * @throws IllegalStateException from a slot's values before a training step was made, which says
   *     how slots lie
   */
  List<State> states() {
    List<State> states = new ArrayList<>();
    weights.states(State.Kind.WEIGHT, State.Kind.RUNNING, states);
    states.addAll(slots.states(blueprint));
    average.states(states);
    return states;
  }

  Blueprint blueprint() {
    return blueprint;
  }

  /** The rows for which the arena was made: no batch has more. */
  public int capacity() {
    return capacity;
  }

  /** The number of workers of the run. */
  public int workers() {
    return workers;
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
  boolean drawsToPredict() {
    return Passes.draws(settings) > 0;
  }

  /** The batch's features, [rows, features], preprocessed. */
  public Floats input() {
    return (Floats) input;
  }

  /** What the batch's samples come with beside their features, [rows, condition]. */
  public Floats condition() {
    return (Floats) condition;
  }

  /** {@link #condition()} in double. */
  public Doubles doubleCondition() {
    return (Doubles) condition;
  }

  /** The batch's targets: one-hot [rows, classes], 0 or 1 [rows, 1], or values [rows, outputs]. */
  public Floats target() {
    return (Floats) targets.get(0);
  }

  /** {@link #target()} of one of several tasks. */
  public Floats target(String task) {
    return (Floats) targets.get(blueprint.task(task));
  }

  /** Where samples have a target for a task that they may lack it of: 1, elsewhere 0, [rows, 1]. */
  public Floats present(String task) {
    return (Floats) present.get(blueprint.task(task));
  }

  /** All parameters. */
  public Floats parameters() {
    return (Floats) weights.parameters();
  }

  /** The gradients of all parameters. */
  public Floats gradients() {
    return (Floats) gradients;
  }

  /**
   * What the optimizer keeps of a range of the parameters, zero in the beginning.
   *
   * @param name by the technique that keeps it: {@code adamW.mean}
   * @param from the first parameter of the range
   */
  public TiledVector slot(String name, long from) {
    return slots.get(Slot.Kind.OPTIMIZER, name, from);
  }

  /** The average of the parameters of the range that begins at {@code from}. */
  public TiledVector average(long from) {
    return slots.get(Slot.Kind.AVERAGE, "average", from);
  }

  /** The average of the running statistics of the range that begins at {@code from}. */
  public TiledVector runningAverage(long from) {
    return slots.get(Slot.Kind.RUNNING_AVERAGE, "average", from);
  }

  /** What one phase of an update leaves to a later one, for a range of the parameters. */
  public TiledVector carried(String name, long from, long length) {
    return (TiledVector)
        shared.computeIfAbsent(
            "carried " + name + " " + from, key -> new TiledVector(length, null));
  }

  /**
   * A sum for each parameter of a range, which all workers contribute to; an instance of this
   * worker's own.
   *
   * @param name of what is summed up
   * @param from the first number of the range
   * @param length how many numbers
   */
  public TensorSums sums(Worker worker, String name, long from, long length) {
    long[] ends =
        blueprint.parameters().stream()
            .filter(tensor -> tensor.offset() >= from && tensor.offset() < from + length)
            .mapToLong(tensor -> tensor.offset() + tensor.length())
            .sorted()
            .toArray();
    return new TensorSums(worker, sharedDoubles("sums " + name, ends.length), ends);
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
    checkSize(width);
    return ((Floats) arena).slice(offset * capacity, width * capacity);
  }

  /** Where a worker's parts of gradients go, and what adds them up; an instance of its own. */
  public Parts parts(Worker worker) {
    return new Parts(worker, gradients, parts);
  }

  /** A place of what is computed from the weights alone. */
  public Floats derived(long offset, long length) {
    return ((Floats) derived).slice(offset, length);
  }

  /** {@link #derived(long, long)} in double. */
  public Doubles doubleDerived(long offset, long length) {
    return ((Doubles) derived).slice(offset, length);
  }

  /** Generated loops count the elements of one value of the batch in an int. */
  private void checkSize(long width) {
    if (width > 0 && capacity > Integer.MAX_VALUE / width) {
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "a batch of %d samples, %d numbers each, needs %s numbers for one layer of %s, and %d are"
                  + " possible: at most %d samples",
              capacity,
              width,
              BigInteger.valueOf(width).multiply(BigInteger.valueOf(capacity)),
              blueprint.network(),
              Integer.MAX_VALUE,
              Integer.MAX_VALUE / width));
    }
  }

  /** {@link #input()} in double. */
  public Doubles doubleInput() {
    return (Doubles) input;
  }

  /** {@link #target()} in double. */
  public Doubles doubleTarget() {
    return (Doubles) targets.get(0);
  }

  /** {@link #target(String)} in double. */
  public Doubles doubleTarget(String task) {
    return (Doubles) targets.get(blueprint.task(task));
  }

  /** {@link #present(String)} in double. */
  public Doubles doublePresent(String task) {
    return (Doubles) present.get(blueprint.task(task));
  }

  /** {@link #parameters()} in double. */
  public Doubles doubleParameters() {
    return (Doubles) weights.parameters();
  }

  /** {@link #gradients()} in double. */
  public Doubles doubleGradients() {
    return (Doubles) gradients;
  }

  /** {@link #running()} in double. */
  public Doubles doubleRunning() {
    return (Doubles) weights.running();
  }

  /** {@link #activation(long, long)} in double. */
  public Doubles doubleActivation(long offset, long width) {
    checkSize(width);
    return ((Doubles) arena).slice(offset * capacity, width * capacity);
  }

  /**
   * Vectors on the heap through which workers exchange partial sums: one row a worker, the same
   * arrays for every worker that asks by this name and width.
   */
  public float[][] shared(String name, int width) {
    return (float[][])
        shared.computeIfAbsent("float " + width + " " + name, key -> new float[workers][width]);
  }

  /** {@link #shared(String, int)} in double. */
  public double[][] sharedDoubles(String name, int width) {
    return (double[][])
        shared.computeIfAbsent("double " + width + " " + name, key -> new double[workers][width]);
  }

  Reals inputReals() {
    return input;
  }

  Reals conditionReals() {
    return condition;
  }

  Reals targetReals() {
    return targetReals(0);
  }

  Reals targetReals(int task) {
    return targets.get(task);
  }

  Reals presentReals(int task) {
    return present.get(task);
  }

  Reals gradientReals() {
    return gradients;
  }

  /** Bytes of all that grows with the network or the batch. */
  long bytes() {
    return bytes(blueprint, capacity, workers);
  }

  /** {@link #bytes()} of training memory that need not exist. */
  static long bytes(Blueprint blueprint, int capacity, int workers) {
    long perSample =
        blueprint.activations()
            + blueprint.features()
            + blueprint.conditionWidth()
            + blueprint.targetElements();
    long elements =
        blueprint.parameterCount() * 2
            + blueprint.slotCount(Slot.Kind.values())
            + Average.elements(blueprint)
            + blueprint.parts() * (workers - 1)
            + blueprint.derived()
            + blueprint.runningCount()
            + perSample * capacity;
    return blueprint.bytes(elements);
  }
}
