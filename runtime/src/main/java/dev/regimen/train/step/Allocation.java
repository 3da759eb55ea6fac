package dev.regimen.train.step;

import dev.regimen.kernel.Reals;
import dev.regimen.train.SettingException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The vectors of one run beside its weights: made before the first step, whatever weights the steps
 * see, and given back at its end. Those outside the heap are as long as the blueprint says, in its
 * precision.
 */
final class Allocation {
  final Blueprint blueprint;
  final int capacity;
  final int workers;

  /** Of all parameters but sparse tables; empty where nothing is trained. */
  final Reals gradients;

  final Tables tables;

  /** Gradients that workers compute in parts: one vector for each worker but the first. */
  final Reals[] parts;

  /** What is computed from the weights alone. */
  final Reals derived;

  /** Activations, and all else that a step keeps of every sample of a batch. */
  final Reals arena;

  final BatchVectors batch;

  /** What a batch leaves beside gradients, where others are taken at other parameters. */
  final SetAside aside = new SetAside();

  final Slots slots;
  final Average average;
  final Exchange exchange;

  /** What watches a metric to reduce the learning rate, if something does. */
  final Optional<Plateau> plateau;

  /**
   * Allocates all of it.
   *
   * @param weights of the run, which averages are of
   * @param capacity the most samples of a batch
   * @throws SettingException if a value of such a batch has more elements than an int counts
   */
  Allocation(
      Blueprint blueprint,
      Settings settings,
      Weights weights,
      int capacity,
      int workers,
      boolean training) {
    ProductFormat.check(blueprint);
    this.blueprint = blueprint;
    this.capacity = capacity;
    this.workers = workers;
    exchange = new Exchange(workers);
    slots = training ? new Slots(blueprint, weights) : new Slots();
    average =
        training ? Average.of(blueprint, settings, weights, slots) : new Average.None(weights);
    plateau =
        blueprint
            .schedule()
            .plateau()
            .filter(watched -> training)
            .map(watched -> new Plateau(watched, settings));
    MemorySize.checkBatch(blueprint, capacity);
    boolean doubles = blueprint.doublePrecision();
    long trained = training ? blueprint.gradientCount() : 0;
    gradients = Vectors.allocate(doubles, trained);
    tables = new Tables(blueprint, slots, gradients, capacity);
    parts = new Reals[training && blueprint.parts() > 0 ? workers - 1 : 0];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Vectors.allocate(doubles, blueprint.parts());
    }
    derived = Vectors.allocate(doubles, blueprint.derived());
    long ofSample = training ? blueprint.activations() : blueprint.layout().predicting();
    arena = Vectors.allocate(doubles, ofSample * capacity);
    batch = new BatchVectors(blueprint, capacity);
    if (training && blueprint.layout().heap().keepsStatistics()) {
      aside.add(weights.running(), 0, weights.running().length());
      aside.add(arena, blueprint.keptFrom() * capacity, blueprint.keptWidth() * capacity);
    }
  }

  /** What a batch leaves for the next one. */
  Optional<State> kept() {
    long width = blueprint.keptWidth();
    if (width == 0) {
      return Optional.empty();
    }
    Reals all = Vectors.slice(arena, blueprint.keptFrom() * capacity, width * capacity);
    List<Integer> shape = List.of(capacity, Math.toIntExact(width));
    return Optional.of(new State(State.Kind.KEPT, "", "states", shape, all));
  }

  /** Gives the memory outside the heap back. */
  void free() {
    average.free();
    slots.free();
    plateau.ifPresent(Plateau::free);
    Stream.of(gradients, derived, arena).forEach(Vectors::free);
    batch.free();
    Stream.of(parts).forEach(Vectors::free);
  }
}
