package dev.regimen.train.step;

/** Holds a part of what the next update of a run depends on. */
public interface Restorable {
  /** Hands every field of that part to the state, and takes from it what the field holds then. */
  void state(RunState state);
}
