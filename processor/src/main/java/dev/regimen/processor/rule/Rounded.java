package dev.regimen.processor.rule;

import java.math.BigDecimal;
import java.math.MathContext;

/** Computed numbers as one would write them. */
public final class Rounded {
  private static final MathContext DIGITS = new MathContext(3);

  private Rounded() {}

  /** The number to three digits: 0.1 for what 1 - 0.9 is in binary. */
  public static double of(double number) {
    return Double.isFinite(number) ? new BigDecimal(number).round(DIGITS).doubleValue() : number;
  }
}
