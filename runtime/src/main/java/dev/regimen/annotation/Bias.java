package dev.regimen.annotation;

/** Whether a layer adds a bias. */
public enum Bias {
  /** A bias, unless a {@link BatchNorm} on the same field would cancel it: its β does the work. */
  AUTO,
  /** A bias in any case. */
  ON,
  /** No bias. */
  OFF
}
