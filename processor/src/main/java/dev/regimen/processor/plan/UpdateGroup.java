package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Value;
import java.util.List;

/**
 * Parameters that are updated alike, or running statistics that are averaged alike, side by side in
 * memory, so that one loop over the flat vectors serves them all.
 *
 * @param members in the order of the network
 * @param unit elements of each unit, where something is summed up over every unit or some rows of a
 *     table are gone over; else 0
 */
public record UpdateGroup(List<Member> members, int unit) {
  /**
   * Elements of a tile. What stands before the first and behind the last whole vector takes an
   * eighth of the time of 1024, a root and a quotient an element.
   */
  public static final int TILE = 2048;

  /**
   * One parameter, or one statistic.
   *
   * @param parameter the leaf
   * @param values all that its update computes and reads, in the same order in every member
   */
  public record Member(Value parameter, List<Value> values) {}

  /** The member whose expressions loops are written from; the others' are the same. */
  public Member pattern() {
    return members.get(0);
  }

  /** Whether these are running statistics. */
  public boolean ofStatistics() {
    return leaf(pattern().parameter()).kind() == Leaf.Kind.RUNNING;
  }

  /** Whether this is a table of which an update goes over some rows: its units. */
  public boolean ofRows() {
    return pattern().values().stream().anyMatch(value -> is(value, Leaf.Kind.SPARSE_GRADIENT));
  }

  private static boolean is(Value value, Leaf.Kind kind) {
    return value.op() instanceof Leaf leaf && leaf.kind() == kind;
  }

  /** What is remembered of the pattern's parameter: the optimizer's slots and the average. */
  public List<Value> slots() {
    return pattern().values().stream()
        .filter(value -> value.op() instanceof Leaf)
        .filter(
            value ->
                leaf(value).kind() == Leaf.Kind.SLOT || leaf(value).kind() == Leaf.Kind.AVERAGE)
        .toList();
  }

  /** What a slot is of, without the parameter: {@code adamW.mean}. */
  public String nameOf(Value slot) {
    return leaf(slot).name().substring(leaf(pattern().parameter()).name().length() + 1);
  }

  private static Leaf leaf(Value value) {
    return (Leaf) value.op();
  }

  /** Units in a tile: as many as fit, at least one. */
  public int unitsInTile() {
    return Math.max(1, TILE / unit);
  }

  /** Elements of a tile that holds whole units. */
  public int unitTile() {
    return unit * unitsInTile();
  }

  /** Numbers in all members. */
  public long size() {
    return members.stream().mapToLong(member -> member.parameter().shape().elements()).sum();
  }
}
