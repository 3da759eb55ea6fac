package dev.regimen.train;

import dev.regimen.annotation.Metric;
import java.util.List;
import java.util.Optional;

/**
 * What the epochs came to, in order. Counts for each class are kept, confusion matrices are not:
 * listeners see them at each epoch's end.
 *
 * @param epochs all that were completed
 */
public record History(List<Epoch> epochs) {
  /** Keeps a copy. */
  public History {
    epochs = List.copyOf(epochs);
  }

  /** The number of completed epochs. */
  public int size() {
    return epochs.size();
  }

  /**
   * A metric's value in every epoch.
   *
   * @throws IllegalStateException if the run has no such metric: no validation split, another task
   */
  public double[] values(Metric metric) {
    return epochs.stream().mapToDouble(epoch -> value(epoch, metric)).toArray();
  }

  static double value(Epoch epoch, Metric metric) {
    Optional<Evaluation> measured =
        metric.onValidation() ? epoch.validation() : Optional.of(epoch.train());
    return measured
        .orElseThrow(() -> new IllegalStateException("there is no validation split: " + metric))
        .value(metric);
  }
}
