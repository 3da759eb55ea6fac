package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Value;
import java.util.List;
import java.util.Map;

/**
 * The update as loops over the flat vectors, in phases: a barrier stands where a sum over whole
 * tensors is needed.
 *
 * @param groups in the order in which they lie in memory
 * @param loops phases ascending
 * @param owners the parameter that a number belongs to; one that is the whole network's has none
 */
public record UpdateSchedule(
    List<UpdateGroup> groups, List<FlatLoop> loops, Map<Value, Value> owners) {

  /** Of a program that changes nothing. */
  public static final UpdateSchedule NONE = new UpdateSchedule(List.of(), List.of(), Map.of());

  /** The leaves of the trained parameters and of the averaged statistics, as they lie. */
  public List<Value> tensors() {
    return groups.stream()
        .flatMap(group -> group.members().stream())
        .map(UpdateGroup.Member::parameter)
        .toList();
  }

  /** Phases from 0 to this one, which has loops. */
  public int lastPhase() {
    return loops.isEmpty() ? 0 : loops.get(loops.size() - 1).phase();
  }

  /** The loops of a phase. */
  public List<FlatLoop> loops(int phase) {
    return loops.stream().filter(loop -> loop.phase() == phase).toList();
  }

  /** The loop that sums up for a group, by the group's own sum. */
  public FlatLoop loopOf(Value sum) {
    return loops.stream()
        .filter(loop -> loop.sums().contains(sum))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no loop sums up " + sum));
  }

  /** Whether a number is the whole network's, and not a tensor's. */
  public boolean isOfAll(Value number) {
    return !owners.containsKey(number);
  }
}
