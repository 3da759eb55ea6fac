package dev.regimen.processor.rule;

import dev.regimen.annotation.Metric;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.TaskModel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metrics that some tasks have: a metric says itself for which number of classes it makes
 * sense.
 *
 * @param tasks those that are asked for it
 */
public record NetworkMetrics(List<TaskModel> tasks) {
  /** Whether a task has it. */
  public boolean has(Metric metric) {
    return tasks.stream().anyMatch(task -> suits(metric, task.target()));
  }

  private static boolean suits(Metric metric, Target target) {
    return switch (target.task()) {
      case CLASSES -> metric.suits(target.count());
      case LABELS -> metric.suitsLabels();
      case OUTPUTS -> target.compared() ? metric.subject() == Metric.Subject.ANY : metric.suits(0);
    };
  }

  /** Those that a task has. */
  public Stream<Metric> all() {
    return Stream.of(Metric.values()).filter(this::has);
  }

  /** Reports a metric that none of the tasks has; what would fit is the caller's to say. */
  public void refuse(Metric metric, Site site, Report report, String fix) {
    report
        .error("UnknownMetric", site, "this network does not produce " + metric)
        .why(
            metric
                + " is for "
                + metric.subject()
                + ", and this one predicts "
                + tasks.stream().map(NetworkMetrics::text).collect(Collectors.joining(" and "))
                + "; it produces "
                + all().map(Metric::name).collect(Collectors.joining(", ")))
        .fix(fix);
  }

  private static String text(TaskModel task) {
    Target target = task.target();
    return switch (target.task()) {
      case CLASSES -> "one of " + target.count() + " classes";
      case LABELS -> "sets of labels";
      case OUTPUTS -> target.compared() ? "numbers to compare samples by" : "numbers";
    };
  }
}
