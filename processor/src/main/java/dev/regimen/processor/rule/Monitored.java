package dev.regimen.processor.rule;

import dev.regimen.annotation.Metric;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import java.util.List;
import java.util.Optional;
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
    checkMetric(use, "monitor", network, report);
    if (metric.onValidation()) {
      checkValidation(use, network, rules, report);
    }
  }

  /**
   * Refuses a metric that the network or the named task does not produce.
   *
   * @param member the annotation's member that holds it
   * @return whether there is one metric that is meant
   */
  public boolean checkMetric(Use<?> use, String member, NetworkModel network, Report report) {
    boolean named = !task.isEmpty();
    Optional<TaskModel> of = NamedTask.of(task, network, use, report);
    if (named && of.isEmpty()) {
      return false;
    }
    if (!named && network.tasks().size() > 1 && !isLoss()) {
      ambiguous(use, member, network, report);
      return false;
    }
    NetworkMetrics metrics = new NetworkMetrics(List.of(of.orElse(network.main())));
    if (!metrics.has(metric)) {
      refuse(metrics, use, member, report);
      return false;
    }
    return true;
  }

  private void refuse(NetworkMetrics metrics, Use<?> use, String member, Report report) {
    Site site = use.site().member(member);
    metrics.refuse(metric, site, report, member + " = Metric.VALIDATION_LOSS");
  }

  /** What the blueprint is told of it. */
  public Fact fact(String method, Object... rest) {
    Stream<Object> named = task.isEmpty() ? Stream.of(metric) : Stream.of(task, metric);
    return new Fact(method, Stream.concat(named, Stream.of(rest)).toList());
  }

  private boolean isLoss() {
    return metric == Metric.VALIDATION_LOSS || metric == Metric.TRAIN_LOSS;
  }

  private void ambiguous(Use<?> use, String member, NetworkModel network, Report report) {
    List<String> suiting =
        network.tasks().stream()
            .filter(of -> new NetworkMetrics(List.of(of)).has(metric))
            .map(TaskModel::name)
            .toList();
    if (suiting.isEmpty()) {
      refuse(new NetworkMetrics(network.tasks()), use, member, report);
      return;
    }
    Finding finding =
        report
            .error(
                "MonitorAmbiguous",
                use.site().member(member),
                metric + " of " + use.text() + ": of which task?")
            .why("each task has metrics of its own, and only the loss is one for all of them");
    for (String name : suiting) {
      String or = name.equals(suiting.get(0)) ? "" : "or ";
      finding.fix(or + "task = \"" + name + "\"");
    }
    finding.fix("or " + member + " = Metric.VALIDATION_LOSS, the sum by the weights of the heads");
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
