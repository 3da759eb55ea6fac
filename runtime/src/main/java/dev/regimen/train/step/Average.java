package dev.regimen.train.step;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import java.util.List;
import java.util.Optional;

/**
 * The weights that evaluation, early stopping, prediction and files use: those that are trained, or
 * an average of them. Nothing here ever touches those that are trained.
 */
public abstract sealed class Average permits Average.None, MovingAverage, EqualAverage {
  /** The weights to use; what they hold is as new as the last {@link #update()}. */
  public abstract Weights weights();

  /** Makes {@link #weights()} what is to be used from here on. */
  public abstract void update();

  /**
   * An epoch has ended.
   *
   * @param epoch counted from 1
   * @return whether the average has changed to what no step has run with, so that its running
   *     statistics are to be measured
   */
  public boolean epochEnded(int epoch) {
    return false;
  }

  /** The averages of the parameters, as they lie there, for steps that ask what those predict. */
  public final Floats floats() {
    return (Floats) weights().parameters();
  }

  /** {@link #floats()} in double. */
  public final Doubles doubles() {
    return (Doubles) weights().parameters();
  }

  /** Why there is no average yet, if there is none. */
  public Optional<String> pending() {
    return Optional.empty();
  }

  /** Adds what is kept from step to step beside the memory's slots. */
  public void states(List<State> into) {}

  /** Gives back memory outside the heap. */
  public void free() {
    weights().free();
  }

  /** What the regime asks for. */
  public static Average of(Blueprint blueprint, Settings settings, Weights weights, Slots slots) {
    if (blueprint.averagesEpochs()) {
      return new EqualAverage(blueprint, settings, weights);
    }
    return isMoving(blueprint) ? new MovingAverage(blueprint, weights, slots) : new None(weights);
  }

  private static boolean isMoving(Blueprint blueprint) {
    return blueprint.slotCount(Slot.Kind.AVERAGE) > 0;
  }

  /** Whether a run keeps one. */
  public static boolean isAny(Blueprint blueprint) {
    return blueprint.averagesEpochs() || isMoving(blueprint);
  }

  /** Bytes that are held outside the heap for use. */
  static long bytes(Blueprint blueprint) {
    long weights = blueprint.parameterCount() + blueprint.runningCount();
    return (isAny(blueprint) ? blueprint.bytes(weights) : 0)
        + (blueprint.averagesEpochs() ? EqualAverage.COUNT_BYTES : 0);
  }

  /** Without an average the trained weights are used. */
  public static final class None extends Average {
    private final Weights weights;

    public None(Weights weights) {
      this.weights = weights;
    }

    @Override
    public Weights weights() {
      return weights;
    }

    @Override
    public void update() {}

    @Override
    public void free() {}
  }
}
