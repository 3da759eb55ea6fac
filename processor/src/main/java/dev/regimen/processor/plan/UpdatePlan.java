package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Orthogonalize;
import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.ir.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All stages of the update over the same groups.
 *
 * @param stages in the order of their running; none in a step that only predicts
 */
public record UpdatePlan(Map<UpdateStage, UpdateSchedule> stages) {

  /** Of a step that changes nothing. */
  public static final UpdatePlan NONE = new UpdatePlan(Map.of());

  /** The stages in the order of their running. */
  public Collection<UpdateSchedule> schedules() {
    return stages.values();
  }

  /** What makes the parameters' next values. */
  public UpdateSchedule update() {
    UpdateSchedule update = stages.get(UpdateStage.UPDATE);
    if (update == null) {
      throw new IllegalStateException("this step does not train");
    }
    return update;
  }

  /** The leaves of the trained parameters and of the averaged statistics, as they lie. */
  public List<Value> tensors() {
    return update().groups().stream()
        .flatMap(group -> group.members().stream())
        .map(UpdateGroup.Member::parameter)
        .toList();
  }

  /** Elements that the largest of the products computes with. */
  public long scratch() {
    return schedules().stream()
        .flatMap(schedule -> schedule.matrices().stream())
        .mapToLong(matrix -> Orthogonalize.scratch(matrix.value().shape()))
        .max()
        .orElse(0);
  }

  /** What all stages remember of the tensors of a group, which is given by its place. */
  public List<Value> slots(int group) {
    Map<Leaf, Value> slots = new LinkedHashMap<>();
    for (UpdateSchedule stage : schedules()) {
      stage.groups().get(group).slots().forEach(slot -> slots.putIfAbsent((Leaf) slot.op(), slot));
    }
    return List.copyOf(slots.values());
  }
}
