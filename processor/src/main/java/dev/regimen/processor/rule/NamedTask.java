package dev.regimen.processor.rule;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Suggestion;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import java.util.List;
import java.util.Optional;

/** A task that an annotation names by a member {@code task}. */
public final class NamedTask {
  private NamedTask() {}

  /** The task of this name; empty where none is named, and where there is none, as is reported. */
  public static Optional<TaskModel> of(
      String name, NetworkModel network, Use<?> use, Report report) {
    Optional<TaskModel> found =
        network.tasks().stream().filter(task -> task.name().equals(name)).findFirst();
    if (found.isEmpty() && !name.isEmpty()) {
      List<String> names = network.tasks().stream().map(TaskModel::name).toList();
      Finding finding =
          report.error(
              "UnknownName",
              use.site().member("task"),
              "there is no task '" + name + "' among " + names);
      Optional<String> near = Suggestion.near(name, names);
      finding.fix(
          names.size() == 1
              ? "delete task: the network has one only"
              : "task = \"" + near.orElse(names.get(0)) + "\"");
    }
    return found;
  }
}
