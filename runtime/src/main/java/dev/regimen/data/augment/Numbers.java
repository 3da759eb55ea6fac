package dev.regimen.data.augment;

import java.util.Locale;

/** Refuses numbers that belong together and do not fit each other. */
final class Numbers {
  private Numbers() {}

  /**
   * Two ends of a range.
   *
   * @throws IllegalArgumentException if the lower one is above the higher one
   */
  static void ascending(String low, double lowest, String high, double highest) {
    if (lowest > highest) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s = %s is above %s = %s", low, lowest, high, highest));
    }
  }
}
