package dev.regimen.processor.rule.layer;

import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;

/**
 * How far back a recurrence without gates hands gradients when training begins: each time
 * multiplies them by its weight and a slope of at most 1, so that they shrink as the powers of the
 * weight's spectral radius do (Bengio et al. 1994, Pascanu et al. 2013).
 *
 * @param radius of the square weight as it is filled
 */
record Horizon(double radius) {
  /** What a float rounds off beside 1: a gradient of so little of another's size is lost in it. */
  private static final double LOST = 0x1p-23;

  /**
   * Of a weight [units, units]: the eigenvalues of independent numbers of deviation σ fill a circle
   * of radius σ·√units (Girko 1985).
   */
  static Horizon of(Initial initial, int units) {
    double amount = Math.abs(initial.amount().evaluate(new double[0], Horizon::standard));
    double root = Math.sqrt(units);
    return new Horizon(
        switch (initial.kind()) {
          case ORTHOGONAL -> amount;
          case CONSTANT -> amount * units;
          case UNIFORM -> amount * root / Math.sqrt(3);
          case NORMAL, TRUNCATED_NORMAL, SIGNS -> amount * root;
          case LENGTHS -> throw new IllegalArgumentException("no weight is filled with lengths");
        });
  }

  /** A setting as the annotation has it. */
  private static double standard(Scalar leaf) {
    return ((Scalar.Setting) leaf).value();
  }

  /** How many times back what is left of a gradient is lost; no end where it does not shrink. */
  int times() {
    return radius >= 1 ? Integer.MAX_VALUE : (int) Math.floor(Math.log(LOST) / Math.log(radius));
  }
}
