package dev.regimen.annotation;

/** What an erased part of an image becomes. */
public enum Erasure {
  /** A random number for every feature: N(0, 1) with {@link Standardize}, else U[0, 1). */
  NOISE,
  /** 0, which with {@link Standardize} is the mean. */
  ZERO
}
