package dev.regimen.annotation;

/** The form of an initial distribution; its variance is given by the initialization. */
public enum Distribution {
  /** N(0, variance). */
  NORMAL,
  /** U[−√(3·variance), √(3·variance)]. */
  UNIFORM,
  /** −√variance or √variance, each with probability ½ (Ramanujan et al. 2020). */
  SIGNED
}
