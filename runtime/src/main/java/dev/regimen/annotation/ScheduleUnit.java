package dev.regimen.annotation;

/** What a schedule counts. */
public enum ScheduleUnit {
  /** Passes over the training split. */
  EPOCH,
  /** Updates of the weights. */
  STEP
}
