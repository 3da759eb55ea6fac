package dev.regimen.train;

import java.util.List;

/** Says why there are none. */
final class Deviations {
  private Deviations() {}

  static List<Double> of(List<Double> deviations) {
    if (deviations.isEmpty()) {
      throw new IllegalStateException(
          "one pass has no deviation: @MonteCarlo on the network's class predicts by several, and"
              + " @Ensemble by several networks");
    }
    return deviations;
  }
}
