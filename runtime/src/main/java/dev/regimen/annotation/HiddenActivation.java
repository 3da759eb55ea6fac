package dev.regimen.annotation;

/** What stands between the two layers of {@link FeedForward}. */
public enum HiddenActivation {
  /** {@link Gelu}, by the exact formula. */
  GELU,
  /** {@link Relu}. */
  RELU,
  /** {@link Silu}. */
  SILU
}
