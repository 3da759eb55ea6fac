package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.List;

/**
 * Parameters that are updated alike, so that one loop over the flat vectors serves them all.
 *
 * @param members in the order of the network
 */
public record UpdateGroup(List<Member> members) {
  /**
   * One parameter.
   *
   * @param parameter the leaf
   * @param gradient the gradient that the loss gives it
   * @param slots the optimizer's state for it, in the order of their making
   * @param updates of the parameter and its slots
   * @param computed the elementwise values of the update, operands first
   */
  public record Member(
      Value parameter,
      Value gradient,
      List<Value> slots,
      List<Update> updates,
      List<Value> computed) {}

  /** The member whose expressions the loop is written from; the others' are the same. */
  public Member pattern() {
    return members.get(0);
  }

  /** Numbers in all members. */
  public long size() {
    return members.stream().mapToLong(member -> member.parameter().shape().elements()).sum();
  }
}
