package dev.regimen.processor;

import dev.regimen.processor.lower.DeclaredSettings;
import dev.regimen.processor.model.ExperimentModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One trainer with other weights of its tasks: without each of them, and with one alone. */
final class TaskVariants {
  private TaskVariants() {}

  /** The network as it is, without each other task than the experiment's, and with that alone. */
  static List<ExperimentModel.Compiled> of(
      ExperimentModel model, ExperimentModel.Compiled asItIs, Rules rules) {
    NetworkModel network = model.contenders().get(0).network();
    String named = model.experiment().annotation().task();
    List<TaskModel> others =
        network.tasks().stream().filter(task -> !task.name().equals(named)).toList();
    List<ExperimentModel.Compiled> all = new ArrayList<>(List.of(asItIs));
    for (TaskModel task : others.size() > 1 ? others : List.<TaskModel>of()) {
      all.add(asItIs.with("without " + task.name(), without(List.of(task))));
    }
    Map<String, Double> alone = new LinkedHashMap<>(without(others));
    // One loss has nothing to be weighed against.
    rules
        .in(Role.TASK_WEIGHT, network.regime())
        .forEach(bound -> alone.putAll(DeclaredSettings.neutral(bound.use())));
    all.add(asItIs.with(named + " alone", alone));
    return all;
  }

  private static Map<String, Double> without(List<TaskModel> tasks) {
    Map<String, Double> weights = new LinkedHashMap<>();
    tasks.forEach(task -> weights.put(task.weight().orElseThrow().name(), 0.0));
    return weights;
  }
}
