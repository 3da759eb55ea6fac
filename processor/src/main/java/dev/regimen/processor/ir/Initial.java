package dev.regimen.processor.ir;

/**
 * How a tensor is filled before training.
 *
 * @param kind the distribution
 * @param amount the constant, the standard deviation, the bound of a uniform one, or the gain of an
 *     orthogonal one; made of constants and settings
 */
public record Initial(Kind kind, Scalar amount) {
  /** Distributions of initial values. */
  public enum Kind {
    CONSTANT,
    /** N(0, amount²). */
    NORMAL,
    /** U[−amount, amount]. */
    UNIFORM,
    /** N(0, amount²) without what lies beyond two standard deviations, rescaled to keep amount. */
    TRUNCATED_NORMAL,
    /** Rows or columns orthonormal, times amount (Saxe et al. 2013). */
    ORTHOGONAL
  }

  public static Initial constant(double value) {
    return new Initial(Kind.CONSTANT, Scalar.constant(value));
  }
}
