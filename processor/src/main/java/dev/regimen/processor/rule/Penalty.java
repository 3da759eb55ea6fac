package dev.regimen.processor.rule;

/**
 * What an update rule takes from each weight that it applies to.
 *
 * @param kind of what
 * @param coupled whether it is added to the gradient, so that the optimizer rescales it; else it
 *     acts behind the optimizer
 * @param member the member of the annotation that holds the strength
 * @param strength λ
 */
public record Penalty(Kind kind, boolean coupled, String member, double strength) {
  /** What a penalty is a sum of. */
  public enum Kind {
    /** ½λw²: the weight shrinks by a share of itself. */
    SQUARES,
    /** λ|w|: the weight shrinks by an amount. */
    MAGNITUDES
  }
}
