package dev.regimen.train.step;

import java.util.ArrayList;
import java.util.List;

/**
 * The tasks of one network, the main one first.
 *
 * @param network whose tasks they are
 * @param all in the order in which they are numbered
 */
record TaskList(String network, List<TaskSpec> all) {
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
      throw new IllegalArgumentException(network + " has no task " + name + " among " + names);
    }
    return task;
  }

  /** Elements of all targets of a sample, and of what says whether they are there. */
  int targetElements() {
    return all.stream().mapToInt(task -> task.width() + (task.partial() ? 1 : 0)).sum();
  }

  /** Collects tasks: what is said of one comes before its target. */
  static final class Builder {
    private final List<TaskSpec> tasks = new ArrayList<>();
    String name = TaskSpec.ONLY;
    boolean partial;
    boolean wholeClasses;

    /** The k of the main task's top-k accuracy; 0 where nobody says. */
    int topK;

    void target(Blueprint.Task kind, int count) {
      tasks.add(new TaskSpec(name, kind, count, partial, wholeClasses, 0));
      partial = false;
      wholeClasses = false;
    }

    List<String> names() {
      return tasks.stream().map(TaskSpec::name).toList();
    }

    TaskList build(String network) {
      List<TaskSpec> all = new ArrayList<>(tasks);
      all.set(0, all.get(0).withTopK(topK));
      return new TaskList(network, List.copyOf(all));
    }
  }
}
