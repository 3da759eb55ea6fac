package dev.regimen.processor.plan;

import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A stage of the update as loops over the flat vectors, in phases: a barrier stands where a sum
 * over whole tensors is needed.
 *
 * @param stage which one
 * @param groups in the order in which they lie in memory
 * @param loops phases ascending, and within a phase and a group turns
 * @param matrices products between the loops of a phase and of the one before
 * @param owners the parameter that a number belongs to; one that is the whole network's has none
 */
public record UpdateSchedule(
    UpdateStage stage,
    List<UpdateGroup> groups,
    List<FlatLoop> loops,
    List<MatrixStep> matrices,
    Map<Value, Value> owners) {

  /** Phases from 0 to this one, which has loops. */
  public int lastPhase() {
    return loops.isEmpty() ? 0 : loops.get(loops.size() - 1).phase();
  }

  /** The loops of a phase, group by group: those of one take turns on each tile. */
  public List<List<FlatLoop>> passes(int phase) {
    List<List<FlatLoop>> passes = new ArrayList<>();
    for (FlatLoop loop : loops) {
      if (loop.phase() == phase) {
        List<FlatLoop> last = passes.isEmpty() ? List.of() : passes.get(passes.size() - 1);
        if (last.isEmpty() || last.get(0).group() != loop.group()) {
          last = new ArrayList<>();
          passes.add(last);
        }
        last.add(loop);
      }
    }
    return passes;
  }

  /** The products that the loops of a phase wait for. */
  public List<MatrixStep> matrices(int phase) {
    return matrices.stream().filter(matrix -> matrix.phase() == phase).toList();
  }

  /** The last loop of a group: what the stage is for, as the earlier ones only prepare it. */
  public boolean isLast(FlatLoop loop) {
    return loops.stream()
        .noneMatch(
            other -> other.group() == loop.group() && other.turn().compareTo(loop.turn()) > 0);
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
