package dev.regimen.train;

import dev.regimen.train.step.RunState;

/**
 * Sees a run from outside: what it says about it, draws or stores.
 *
 * <p>Methods are called on the thread that called {@code fit}. An exception ends the run: it is
 * thrown on as the cause of a {@link ListenerException} that names the listener and has the best
 * weights so far. A listener may save and predict: {@link Run#predictor()}, {@link Run#best()}.
 */
public interface Listener {
  /** The run is prepared; no step has been taken. */
  default void onRunStart(Run run) {}

  /** An epoch begins; {@link Run#epoch()} counts from 1. */
  default void onEpochStart(Run run) {}

  /**
   * The parameters were updated, behind one batch or several, that is, by this worker: others may
   * still be updating their share of the parameters, which must therefore not be read here.
   */
  default void onStepEnd(Run run) {}

  /** An epoch ended and was validated. */
  default void onEpochEnd(Run run, Epoch epoch) {}

  /**
   * The last update was made, and {@link Run#predictor()} has what it left: the result may have the
   * weights of an earlier epoch.
   */
  default void onTrainingEnd(Run run) {}

  /**
   * The run ended by an exception, which is thrown on: a loss that is no number, a sample that
   * cannot be read, a listener that threw. {@link #onRunEnd} is not called then.
   */
  default void onRunFailed(Run run, RuntimeException failure) {}

  /**
   * What the listener keeps, for checkpoints: each field is handed to a method of the state, which
   * gives back what it is to hold. Called between two updates when the run is saved, and before
   * {@link #onRunStart} when it is resumed. A run that is resumed must have the listeners whose
   * fields were saved.
   */
  default void state(RunState state) {}

  /** The run is over, and its result is complete. */
  default void onRunEnd(Run run, RunResult<?> result) {}
}
