package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Value;
import java.util.List;

/**
 * Parameters that are updated alike, side by side in memory, so that one loop over the flat vectors
 * serves them all.
 *
 * @param members in the order of the network
 */
public record UpdateGroup(List<Member> members) {
  /**
   * One parameter.
   *
   * @param parameter the leaf
   * @param values all that its update computes and reads, in the same order in every member
   */
  public record Member(Value parameter, List<Value> values) {}

  /** The member whose expressions loops are written from; the others' are the same. */
  public Member pattern() {
    return members.get(0);
  }

  /** What the optimizer remembers of the pattern's parameter. */
  public List<Value> slots() {
    return pattern().values().stream()
        .filter(value -> value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.SLOT)
        .toList();
  }

  /** Numbers in all members. */
  public long size() {
    return members.stream().mapToLong(member -> member.parameter().shape().elements()).sum();
  }
}
