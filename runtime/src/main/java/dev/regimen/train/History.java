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
    return epochs.stream().mapToDouble(epoch -> value(epoch, "", metric)).toArray();
  }

  /**
   * The value that a metric of one of several tasks has in every epoch.
   *
   * @throws IllegalArgumentException if the network has no such task
   * @throws IllegalStateException if the task has no such metric, or there is no validation split
   */
  public double[] values(String task, Metric metric) {
    return epochs.stream().mapToDouble(epoch -> value(epoch, task, metric)).toArray();
  }

  static double value(Epoch epoch, String task, Metric metric) {
    Optional<Evaluation> measured =
        metric.onValidation() ? epoch.validation() : Optional.of(epoch.train());
    Evaluation network =
        measured.orElseThrow(
            () -> new IllegalStateException("there is no validation split: " + metric));
    return (task.isEmpty() ? network : network.task(task)).value(metric);
  }
}
