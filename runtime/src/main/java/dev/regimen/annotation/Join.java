package dev.regimen.annotation;

/** How the branches of a {@link Parallel} become one. */
public enum Join {
  /** Their sum, for which their shapes are equal. */
  ADD,
  /** One behind the other along the channels, the last axis; all other axes are equal. */
  CONCATENATE
}
