package dev.regimen.train;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.text.Printable;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.loop.RunFinding;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Plateau;
import dev.regimen.train.step.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Classes and targets that training or a watched metric has none of. Costs a pass over the targets
 * of a split, some nanoseconds a sample.
 */
final class TargetWarnings {
  private final Blueprint blueprint;
  private final Splits splits;
  private final int[] places;

  TargetWarnings(Blueprint blueprint, Splits splits) {
    this.blueprint = blueprint;
    this.splits = splits;
    places = DataCheck.tasks(blueprint, splits.train());
  }

  /** What training never sees. */
  List<RunFinding> all() {
    List<RunFinding> findings = new ArrayList<>();
    for (int number = 0; number < places.length; number++) {
      TaskSpec task = blueprint.tasks().get(number);
      Dataset train = splits.train();
      boolean tokens = blueprint.nextToken() || task.masked() && task.perToken();
      if (tokens || task.kind() == Blueprint.Task.COMPARISON) {
        continue; // a text has the tokens that it has, and what is compared has no targets
      }
      TargetCounts counts = TargetCounts.of(task, train, places[number]);
      List<String> names = train.classes(places[number]);
      if (counts.known() == 0) {
        findings.add(headNeverTrains(task));
      } else if (task.kind() != Blueprint.Task.LABELS && counts.present() == 1) {
        findings.add(noClasses(task, counts, names));
      } else if (!counts.absent().isEmpty()) {
        findings.add(classWithoutSamples(task, counts.absent(), number, names));
      }
    }
    validationLargerThanLabels().ifPresent(findings::add);
    return findings;
  }

  /** Who has so many labels would train on them. */
  private Optional<RunFinding> validationLargerThanLabels() {
    if (!blueprint.unlabelled().learns()) {
      return Optional.empty();
    }
    TaskSpec main = blueprint.tasks().get(0);
    int labels = TargetCounts.of(main, splits.train(), places[0]).known();
    int validation = splits.validation().size();
    if (validation <= labels) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            "ValidationLargerThanLabels",
            String.format(
                Locale.ROOT,
                "%d samples validate, but only %d of those to train on have a label",
                validation,
                labels),
            "labels of validation samples are labels too: with so many there is more to train on",
            "@Split takes its share for validation from the labelled samples"));
  }

  private RunFinding headNeverTrains(TaskSpec task) {
    return finding(
        "HeadNeverTrains",
        String.format(
            Locale.ROOT,
            "none of the %d training samples has a target for the task %s",
            splits.train().size(),
            task.name()),
        "its layers stay as they began, and what they predict is noise",
        "data.withTask(...) with targets, or a network without the task");
  }

  private RunFinding noClasses(TaskSpec task, TargetCounts counts, List<String> names) {
    int only = 0;
    while (counts.classes()[only] == 0) {
      only++;
    }
    return finding(
        "NoClasses",
        String.format(
            Locale.ROOT,
            "all %d training samples%s are of the class %s",
            counts.known(),
            of(task),
            Printable.of(names.get(only))),
        "there is nothing to tell it apart from, and accuracy is 1 at once",
        "shuffle before a split by hand, or see whether the right column holds the classes");
  }

  private RunFinding classWithoutSamples(
      TaskSpec task, List<Integer> absent, int number, List<String> names) {
    boolean elsewhere =
        List.of(splits.validation(), splits.test()).stream()
            .map(split -> TargetCounts.of(task, split, places[number]))
            .anyMatch(counts -> absent.stream().anyMatch(each -> counts.classes()[each] > 0));
    return finding(
        "ClassWithoutSamples",
        String.format(
            Locale.ROOT,
            "%d of the %d %s%s have no training sample: %s",
            absent.size(),
            names.size(),
            task.kind() == Blueprint.Task.LABELS ? "labels" : "classes",
            of(task),
            Printable.of(absent.stream().map(names::get).toList())),
        elsewhere
            ? "other splits have samples of them, which cannot be told right"
            : "the network learns never to say so",
        elsewhere
            ? "a split that is stratified, as @Split is unless it says otherwise"
            : "declare the classes that there are");
  }

  private String of(TaskSpec task) {
    return blueprint.tasks().size() == 1 ? "" : " of the task " + task.name();
  }

  private RunFinding finding(String id, String problem, String why, String fix) {
    return new RunFinding(id, blueprint.network(), problem, why, fix);
  }

  /**
   * Refuses a run that acts on a metric which the validation split leaves undefined, whatever is
   * predicted.
   */
  void requireMeasurable(Optional<Plateau> plateau) {
    blueprint
        .earlyStopping()
        .ifPresent(early -> requireMeasurable("early stopping", early.task(), early.monitor()));
    plateau.ifPresent(watch -> requireMeasurable("the plateau", watch.task(), watch.metric()));
  }

  private void requireMeasurable(String who, String taskName, Metric metric) {
    int number = taskName.isEmpty() ? 0 : blueprint.task(taskName);
    if (metric.onValidation() && isUndefined(metric, blueprint.tasks().get(number), number)) {
      throw DataCheck.unmeasurable(who, blueprint, splits, metric);
    }
  }

  private boolean isUndefined(Metric metric, TaskSpec task, int number) {
    Dataset validation = splits.validation();
    return switch (metric) {
      case VALIDATION_ROC_AUC -> TargetCounts.of(task, validation, places[number]).present() < 2;
      case VALIDATION_MAP -> TargetCounts.of(task, validation, places[number]).present() == 0;
      default -> false;
    };
  }
}
