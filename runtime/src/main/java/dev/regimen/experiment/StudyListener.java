package dev.regimen.experiment;

import dev.regimen.train.Epoch;

/**
 * Sees an experiment from outside. Its methods are called by one thread at a time; what they throw
 * ends the experiment, of which nothing that has ended is lost.
 */
public interface StudyListener {
  /** Nothing has run yet. */
  default void onStart(Study study, StudyProgress progress) {}

  /** An epoch of a trial ended. */
  default void onEpoch(Trial trial, Epoch epoch, StudyProgress progress) {}

  /** A trial ended, or came to the end of its rung, or had done so at an earlier start. */
  default void onTrial(TrialResult result, StudyProgress progress) {}

  /** The experiment is over. */
  default void onEnd(StudyResult result) {}
}
