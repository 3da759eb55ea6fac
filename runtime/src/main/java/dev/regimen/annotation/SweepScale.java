package dev.regimen.annotation;

/** How the values of a {@link Sweep} lie between its ends. */
public enum SweepScale {
  /** In equal differences. */
  LINEAR,
  /** In equal ratios, which is what rates and strengths are felt by. */
  LOG
}
