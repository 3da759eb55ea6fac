package dev.regimen.train;

import java.util.Optional;

/** Features that number the rows of a table: whether they do. */
final class Ids {
  private Ids() {}

  /** What is wrong with a sample's ids; empty if nothing is, or if the network has no table. */
  static Optional<String> problem(Blueprint blueprint, float... sample) {
    int vocabulary = blueprint.vocabulary();
    for (int i = 0; vocabulary > 0 && i < sample.length; i++) {
      float id = sample[i];
      if (!(id >= 0 && id < vocabulary) || id != Math.rint(id)) {
        return Optional.of(
            "%s at position %d is no id of %s: expected a whole number from 0 to %d"
                .formatted(Settings.text(id), i, blueprint.network(), vocabulary - 1));
      }
    }
    return Optional.empty();
  }
}
