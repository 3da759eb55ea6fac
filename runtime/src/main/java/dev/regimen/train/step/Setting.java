package dev.regimen.train.step;

/**
 * A number of the regime that a run may override.
 *
 * @param name its full name
 * @param exact what holds when nothing overrides it: a {@code Long} where whole, else a {@code
 *     Double}
 * @param range the values that it may take
 * @param whole whether only whole numbers make sense
 */
public record Setting(String name, Number exact, Range range, boolean whole) {
  /** What holds when nothing overrides it. */
  public double standard() {
    return exact.doubleValue();
  }
}
