package dev.regimen.train;

/**
 * Sees a run from outside: what it says about it, draws or stores.
 *
 * <p>Methods are called on the thread that called {@code fit}. An exception ends the run: it is
 * thrown on as the cause of a {@link ListenerException} that names the listener.
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
   * The run ended by an exception, which is thrown on: a loss that is no number, a sample that
   * cannot be read, a listener that threw. {@link #onRunEnd} is not called then.
   */
  default void onRunFailed(Run run, RuntimeException failure) {}

  /** The run is over, and its result is complete. */
  default void onRunEnd(Run run, RunResult<?> result) {}
}
