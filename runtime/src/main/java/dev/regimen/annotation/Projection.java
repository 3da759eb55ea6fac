package dev.regimen.annotation;

/** What a {@link Residual} does where the shapes of its input and of its branch differ. */
public enum Projection {
  /** The input is projected to the shape of the branch. */
  AUTO,
  /** That is an error. */
  NONE
}
