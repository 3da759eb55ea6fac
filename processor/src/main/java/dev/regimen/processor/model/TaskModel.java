package dev.regimen.processor.model;

import dev.regimen.annotation.Head;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One of the tasks of a network: what is predicted, by a head of its own.
 *
 * @param name its name, by which data, metrics and predictions are found
 * @param target what is predicted
 * @param head the fields whose parts predict it, one behind the other: the first reads the trunk as
 *     the parts before left it, and nothing reads the last but the task's loss; none where it is
 *     the network's last part
 * @param weight what the task's loss is multiplied by in the network's; 1 where it is empty
 * @param partial whether samples may lack the target; they then count for the other tasks alone
 * @param uses what is said of this task alone: its loss, what is done to its targets
 */
public record TaskModel(
    String name,
    Target target,
    List<String> head,
    Optional<Setting> weight,
    boolean partial,
    List<Use<?>> uses) {
  /** The name of a network's only task, which nobody has to say. */
  public static final String ONLY = "target";

  /** The same where samples may lack the target. */
  public TaskModel lackingTargets() {
    return new TaskModel(name, target, head, weight, true, uses);
  }

  /** The only task of a network: the last part is its head, and its loss is the regime's. */
  public static TaskModel only(Target target) {
    return new TaskModel(ONLY, target, List.of(), Optional.empty(), false, List.of());
  }

  /** The same with other uses. */
  public TaskModel with(List<Use<?>> others) {
    return new TaskModel(name, target, head, weight, partial, others);
  }

  /** Whether a field declares it; else it is the only task of a network, which has no name. */
  public boolean declared() {
    return uses.stream().anyMatch(use -> use.annotation() instanceof Head);
  }

  /** What tasks predict, as messages name it: {@code 3 classes for kind and 2 outputs for size}. */
  public static String text(List<TaskModel> tasks) {
    return tasks.stream()
        .map(task -> task.target().text() + (task.declared() ? " for " + task.name() : ""))
        .collect(Collectors.joining(" and "));
  }
}
