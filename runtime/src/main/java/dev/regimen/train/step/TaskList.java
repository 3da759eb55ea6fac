package dev.regimen.train.step;

import dev.regimen.annotation.Metric;
import dev.regimen.text.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * The tasks of one network, the main one first.
 *
 * @param network whose tasks they are
 * @param all in the order in which they are numbered
 * @param metrics what an epoch's line shows of each that it suits; empty where nobody says
 */
record TaskList(String network, List<TaskSpec> all, List<Metric> metrics) {
  TaskSpec main() {
    return all.get(0);
  }

  /**
   * The number of the task of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  int number(String name) {
    List<String> names = all.stream().map(TaskSpec::name).toList();
    int task = names.indexOf(name);
    if (task < 0) {
      throw new IllegalArgumentException(
          network + " has no task " + Printable.of(name) + " among " + names);
    }
    return task;
  }

  /** Elements of all targets of a sample, and of what says whether they are there. */
  int targetElements() {
    return all.stream()
        .mapToInt(task -> task.targetElements() + (task.partial() ? task.presentElements() : 0))
        .sum();
  }

  /** Collects tasks: what is said of one comes before its target. */
  static final class Builder {
    private final List<TaskSpec> tasks = new ArrayList<>();
    String name = TaskSpec.ONLY;
    boolean partial;
    boolean wholeClasses;
    boolean perToken;
    boolean masked;

    /** The k of the top-k accuracy; 0 where nobody says. */
    int topK;

    List<Metric> metrics = List.of();

    void target(Blueprint.Task kind, int count) {
      tasks.add(
          new TaskSpec(
              name,
              kind,
              count,
              partial || perToken || masked,
              wholeClasses,
              0,
              perToken ? 1 : 0,
              masked));
      partial = false;
      wholeClasses = false;
      perToken = false;
      masked = false;
    }

    List<String> names() {
      return tasks.stream().map(TaskSpec::name).toList();
    }

    /** The tasks of a network that reads so many tokens of a text. */
    TaskList build(String network, int length) {
      List<TaskSpec> all =
          tasks.stream()
              .map(task -> task.withTopK(topK))
              .map(task -> task.perToken() ? task.ofTokens(length) : task)
              .toList();
      return new TaskList(network, all, metrics);
    }
  }
}
