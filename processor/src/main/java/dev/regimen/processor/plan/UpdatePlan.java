package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.ir.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

  /** The trained parameters' leaves, as they lie. */
  public List<Value> parameters() {
    return update().groups().stream()
        .flatMap(group -> group.members().stream())
        .map(UpdateGroup.Member::parameter)
        .toList();
  }

  /** Numbers that are remembered of each parameter, at most. */
  public int slots() {
    return IntStream.range(0, update().groups().size()).map(this::slots).max().orElse(0);
  }

  private int slots(int group) {
    return (int)
        schedules().stream()
            .flatMap(stage -> stage.groups().get(group).slots().stream())
            .map(slot -> (Leaf) slot.op())
            .distinct()
            .count();
  }
}
