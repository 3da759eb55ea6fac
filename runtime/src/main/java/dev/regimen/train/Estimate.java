package dev.regimen.train;

import java.util.List;
import java.util.Locale;

/**
 * Predicted real numbers, in the targets' own unit.
 *
 * @param values one for each output
 */
public record Estimate(List<Double> values) {
  /** Keeps a copy. */
  public Estimate {
    values = List.copyOf(values);
  }

  /**
   * The value of a network with one output.
   *
   * @throws IllegalStateException if there are several outputs
   */
  public double value() {
    if (values.size() != 1) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "there are %d outputs, so ask for values()", values.size()));
    }
    return values.get(0);
  }
}
