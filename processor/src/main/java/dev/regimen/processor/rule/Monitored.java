package dev.regimen.processor.rule;

import dev.regimen.annotation.Metric;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import java.util.List;

/**
 * A metric that something acts on which has a member {@code monitor}.
 *
 * @param metric what is watched
 * @param patience epochs without improvement behind which it acts
 */
public record Monitored(Metric metric, int patience) {
  /** Whether something that watches the same acts first, so that this never does. */
  public boolean isLater(Monitored other) {
    return metric == other.metric && Math.max(1, patience) >= Math.max(1, other.patience);
  }

  /** Refuses a metric that this network does not produce, or that no split is there for. */
  public void check(Use<?> use, NetworkModel network, Rules rules, Report report) {
    NetworkMetrics metrics = new NetworkMetrics(List.of(network.main()));
    if (!metrics.has(metric)) {
      metrics.refuse(
          metric, use.site().member("monitor"), report, "monitor = Metric.VALIDATION_LOSS");
    }
    if (metric.onValidation()) {
      checkValidation(use, network, rules, report);
    }
  }

  private void checkValidation(Use<?> use, NetworkModel network, Rules rules, Report report) {
    rules.in(Role.RUN, network.regime()).stream()
        .filter(bound -> bound.rule().validation(bound.annotation()).orElse(1) == 0)
        .findFirst()
        .ifPresent(
            split ->
                report
                    .error(
                        "MonitorNeedsValidation",
                        use.site().member("monitor"),
                        metric
                            + " needs a validation split, but "
                            + split.use().text()
                            + " sets nothing aside")
                    .fix(split.use().fixElsewhere("validation", 0.1))
                    .fix("monitor = Metric.TRAIN_LOSS"));
  }
}
