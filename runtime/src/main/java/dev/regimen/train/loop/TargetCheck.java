package dev.regimen.train.loop;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.PretextSamples;
import dev.regimen.data.Texts;
import dev.regimen.text.Printable;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.TaskSpec;
import java.util.Locale;

/** Whether the targets in data are what a network's task predicts. */
final class TargetCheck {
  private TargetCheck() {}

  /** Refuses targets of another kind or number than those that a task predicts. */
  static void check(Blueprint blueprint, TaskSpec task, Dataset data, int place) {
    if (task.perToken() != Texts.tagged(data, place)) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              task.perToken()
                  ? "samples have targets of their own, but %s predicts a class for each token: read"
                      + " them by TaggedText or TextStream"
                  : "each token has a class, but %s predicts one of the whole sample: @Tagging or"
                      + " @NextToken on the network",
              of(blueprint, task)));
    }
    if (task.perToken()) {
      checkCount("classes", of(blueprint, task), task, data, place);
    } else if (task.kind() == Blueprint.Task.REGRESSION) {
      checkOutputs(of(blueprint, task), task, data, place);
      checkFields(of(blueprint, task), task, data);
    } else if (task.kind() == Blueprint.Task.COMPARISON) {
      return; // whatever is known of samples, they are compared with each other
    } else if (task.kind() == Blueprint.Task.LABELS) {
      checkLabels(of(blueprint, task), task, data, place);
    } else {
      checkClasses(of(blueprint, task), task, data, place);
    }
  }

  /**
   * Refuses samples without a target for a task that counts every one of them.
   *
   * @param data one of the splits
   */
  static void checkPresent(Blueprint blueprint, TaskSpec task, Dataset data, int place) {
    float[] target = new float[data.labelled(place) ? 0 : data.outputs(place)];
    boolean sparse = task.partial() || task.perToken() || PretextSamples.are(data);
    for (int sample = 0; sample < data.size() && !sparse; sample++) {
      if (isMissing(data, place, sample, target)) {
        throw DataException.atIndex(
            data.source(),
            sample,
            String.format(
                Locale.ROOT,
                "it has no target for %s%s",
                of(blueprint, task),
                blueprint.tasks().size() == 1
                    ? ", which can be measured on samples that have one, and on no others"
                    : "; with @Head(partial = true) it counts for the other tasks alone"));
      }
    }
  }

  private static boolean isMissing(Dataset data, int place, int sample, float[] target) {
    if (data.labelSets(place)) {
      return false; // a set may be empty, which says something
    }
    if (target.length == 0) {
      return data.label(place, sample) == Dataset.MISSING;
    }
    data.targets(place, sample, target, 0);
    return Float.isNaN(target[0]);
  }

  /** What is said beside the network's name where it has several tasks. */
  private static String of(Blueprint blueprint, TaskSpec task) {
    return blueprint.tasks().size() == 1
        ? blueprint.network()
        : String.format(Locale.ROOT, "the task %s of %s", task.name(), blueprint.network());
  }

  private static void checkOutputs(String network, TaskSpec task, Dataset data, int place) {
    if (data.labelSets(place)) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "samples carry sets of labels, but %s predicts numbers: declare labels = %d instead"
                  + " of outputs",
              network,
              data.classes(place).size()));
    }
    if (data.labelled(place)) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "samples carry classes, but %s predicts numbers: declare classes = %d"
                  + " instead of outputs",
              network,
              data.classes(place).size()));
    }
    if (data.outputs(place) != task.width()) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "samples have %d target values, but %s has %d outputs",
              data.outputs(place),
              network,
              task.width()));
    }
  }

  /** A table's only column may be a category of many features. */
  private static void checkFields(String network, TaskSpec task, Dataset data) {
    int fields = data.columns().map(columns -> columns.names().size()).orElse(task.width());
    if (task.masked() && fields < 2) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "the table has one column of features, but %s predicts some of the others: expected"
                  + " at least 2",
              network));
    }
  }

  private static void checkLabels(String network, TaskSpec task, Dataset data, int place) {
    if (!data.labelSets(place)) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "samples carry %s, but %s predicts sets of labels: say labels(column, separator) of a"
                  + " table, or InMemory.labelSets(...)",
              data.labelled(place) ? "one class each" : "numbers",
              network));
    }
    checkCount("labels", network, task, data, place);
  }

  private static void checkClasses(String network, TaskSpec task, Dataset data, int place) {
    if (!data.labelled(place)) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "samples carry %s as targets, but %s predicts classes",
              data.labelSets(place) ? "sets of labels" : "numbers",
              network));
    }
    if (task.wholeClasses() && data.distributions(place)) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "samples carry shares of classes, but the loss of %s takes whole classes",
              network));
    }
    checkCount("classes", network, task, data, place);
  }

  private static void checkCount(
      String what, String network, TaskSpec task, Dataset data, int place) {
    if (data.classes(place).size() != task.classes()) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "there are %d %s %s, but %s declares %d",
              data.classes(place).size(),
              what,
              Printable.of(data.classes(place)),
              network,
              task.classes()));
    }
  }
}
