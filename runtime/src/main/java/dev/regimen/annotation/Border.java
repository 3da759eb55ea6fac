package dev.regimen.annotation;

/** What lies outside an image. */
public enum Border {
  /** Intensity 0: black. */
  ZERO,
  /** The image mirrored about its outermost pixels, which are not repeated. */
  REFLECT,
  /** The nearest pixel of the image. */
  EDGE
}
