package dev.regimen.experiment;

/** How a trial ended. */
public enum TrialState {
  /** It ran as long as its regime says. */
  FINISHED,
  /** Its loss became infinite or not a number: a result like others, and worse than any number. */
  DIVERGED,
  /** It was given up for better ones. */
  STOPPED,
  /** It could not be run; it is run again when the experiment goes on. */
  FAILED
}
