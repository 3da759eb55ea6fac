package dev.regimen.processor.ir;

import java.util.Optional;

/**
 * How a tensor is filled before training.
 *
 * @param kind the distribution, or what it is computed from
 * @param amount the constant, the standard deviation, the bound of a uniform one, or the gain of an
 *     orthogonal one; made of constants and settings
 * @param of the parameter that it is computed from, filled before
 * @param zeros so many elements at the beginning are 0, whatever the others are
 * @param vectors a file that has rows for some words; empty without one
 */
public record Initial(Kind kind, Scalar amount, Optional<Value> of, long zeros, String vectors) {
  /** Distributions of initial values. */
  public enum Kind {
    CONSTANT,
    /** N(0, amount²). */
    NORMAL,
    /** U[−amount, amount]. */
    UNIFORM,
    /** −amount or amount, each as often. */
    SIGNS,
    /** N(0, amount²) without what lies beyond two standard deviations, rescaled to keep amount. */
    TRUNCATED_NORMAL,
    /** Rows or columns orthonormal, times amount (Saxe et al. 2013). */
    ORTHOGONAL,
    /** The length of each filter of a parameter, of what belongs to one index of its first axis. */
    LENGTHS
  }

  /** An initial value that is computed from no other. */
  public Initial(Kind kind, Scalar amount) {
    this(kind, amount, Optional.empty(), 0, "");
  }

  /** The same, but for the first elements, which are 0. */
  public Initial behindZeros(long count) {
    return new Initial(kind, amount, of, count, vectors);
  }

  /** The same, but for rows of words that a file has. */
  public Initial withVectors(String file) {
    return new Initial(kind, amount, of, zeros, file);
  }

  /** Another distribution for what this draws; zeros and rows of a file stay. */
  public Initial drawnAs(Initial other) {
    return new Initial(other.kind, other.amount, other.of, zeros, vectors);
  }

  /** How long the filters of a parameter are, as that was filled. */
  public static Initial lengths(Value parameter) {
    return new Initial(Kind.LENGTHS, Scalar.ONE, Optional.of(parameter), 0, "");
  }

  public static Initial constant(double value) {
    return new Initial(Kind.CONSTANT, Scalar.constant(value));
  }
}
