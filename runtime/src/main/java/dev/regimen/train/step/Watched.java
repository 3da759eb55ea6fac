package dev.regimen.train.step;

import dev.regimen.annotation.Metric;
import java.util.List;
import java.util.stream.Stream;

/**
 * A metric that something acts on.
 *
 * @param task whose it is; empty for the network's loss and the main task's metrics
 * @param metric which
 */
public record Watched(String task, Metric metric) {
  /** The metrics that something acts on: what stops a run early, what lowers its rate. */
  public static List<Metric> in(Blueprint blueprint) {
    return Stream.concat(
            blueprint.earlyStopping().map(Blueprint.EarlyStopping::monitor).stream(),
            blueprint.schedule().plateau().map(Watched::metric).stream())
        .distinct()
        .toList();
  }
}
