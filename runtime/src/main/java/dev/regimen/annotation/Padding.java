package dev.regimen.annotation;

/** What is added around a map before a window goes over it. */
public enum Padding {
  /** What the member {@code pad} says; without one {@link #SAME} in a convolution, else none. */
  AUTO,
  /**
   * The output has ⌈in/stride⌉ rows and columns. With e = dilation·(kernel − 1), ⌊e/2⌋ rows come
   * above and what is then missing below, so that an odd kernel k pads as PyTorch's {@code padding
   * = k / 2} does. (TensorFlow, where the stride is above 1, puts the odd row below.)
   */
  SAME,
  /** Nothing: windows lie inside the map. */
  VALID
}
