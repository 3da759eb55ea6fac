package dev.regimen.train;

import dev.regimen.train.Blueprint.Slot;

/**
 * The weights that evaluation, early stopping, prediction and files use: those that are trained, or
 * an average of them. Reading an average never touches what it is of.
 */
abstract sealed class Average permits Average.None, MovingAverage {
  /** The weights to use; what they hold is as new as the last {@link #update()}. */
  abstract Weights weights();

  /** Makes {@link #weights()} what is to be used from here on. */
  abstract void update();

  /** Gives back memory outside the heap. */
  abstract void free();

  /** What the regime asks for. */
  static Average of(Blueprint blueprint, Weights weights, Slots slots) {
    return isMoving(blueprint) ? new MovingAverage(blueprint, weights, slots) : new None(weights);
  }

  private static boolean isMoving(Blueprint blueprint) {
    return blueprint.slotCount(Slot.Kind.AVERAGE) > 0;
  }

  /** Elements that are held outside the heap for use. */
  static long elements(Blueprint blueprint) {
    return isMoving(blueprint) ? blueprint.parameterCount() + blueprint.runningCount() : 0;
  }

  /** Without an average the trained weights are used. */
  static final class None extends Average {
    private final Weights weights;

    None(Weights weights) {
      this.weights = weights;
    }

    @Override
    Weights weights() {
      return weights;
    }

    @Override
    void update() {}

    @Override
    void free() {}
  }
}
