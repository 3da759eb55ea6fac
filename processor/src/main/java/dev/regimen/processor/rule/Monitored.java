package dev.regimen.processor.rule;

import dev.regimen.annotation.Metric;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import java.util.List;
import java.util.stream.Stream;

/**
 * A metric that something acts on which has a member {@code monitor}.
 *
 * @param task whose metric it is, empty where none is named
 * @param metric what is watched
 * @param patience epochs without improvement behind which it acts
 */
public record Monitored(String task, Metric metric, int patience) {
  /** Whether something that watches the same acts first, so that this never does. */
  public boolean isLater(Monitored other) {
    boolean same = metric == other.metric && task.equals(other.task);
    return same && Math.max(1, patience) >= Math.max(1, other.patience);
  }

  /** Refuses a metric that this network does not produce, or that no split is there for. */
  public void check(Use<?> use, NetworkModel network, Rules rules, Report report) {
    NamedTask.of(task, network, use, report).ifPresent(named -> check(named, use, report));
    if (task.isEmpty() && network.tasks().size() > 1 && !isLoss()) {
      ambiguous(use, network, report);
    } else if (task.isEmpty()) {
      check(network.main(), use, report);
    }
    if (metric.onValidation()) {
      checkValidation(use, network, rules, report);
    }
  }

  /** What the blueprint is told of it. */
  public Fact fact(String method, Object... rest) {
    Stream<Object> named = task.isEmpty() ? Stream.of(metric) : Stream.of(task, metric);
    return new Fact(method, Stream.concat(named, Stream.of(rest)).toList());
  }

  private boolean isLoss() {
    return metric == Metric.VALIDATION_LOSS || metric == Metric.TRAIN_LOSS;
  }

  private void check(TaskModel of, Use<?> use, Report report) {
    NetworkMetrics metrics = new NetworkMetrics(List.of(of));
    if (!metrics.has(metric)) {
      metrics.refuse(
          metric, use.site().member("monitor"), report, "monitor = Metric.VALIDATION_LOSS");
    }
  }

  private void ambiguous(Use<?> use, NetworkModel network, Report report) {
    List<String> suiting =
        network.tasks().stream()
            .filter(of -> new NetworkMetrics(List.of(of)).has(metric))
            .map(TaskModel::name)
            .toList();
    if (suiting.isEmpty()) {
      new NetworkMetrics(network.tasks())
          .refuse(metric, use.site().member("monitor"), report, "monitor = Metric.VALIDATION_LOSS");
      return;
    }
    Finding finding =
        report
            .error(
                "MonitorAmbiguous",
                use.site().member("monitor"),
                metric + " of " + use.text() + ": of which task?")
            .why("each task has metrics of its own, and only the loss is one for all of them");
    for (String name : suiting) {
      String or = name.equals(suiting.get(0)) ? "" : "or ";
      finding.fix(or + "task = \"" + name + "\"");
    }
    finding.fix("or monitor = Metric.VALIDATION_LOSS, the sum by the weights of the heads");
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
