package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;

/**
 * The order in which techniques take part in an update, whatever the order in which they are
 * written: {@code CLIP → COUPLE → PRECONDITION → DECAY → SCALE → (step) → PROJECT → AVERAGE}. What
 * flows is the gradient, then the direction of the step, and behind the step {@code w ← w −
 * η·direction} the weight.
 *
 * <p>A technique may act in several slots. In each it sees the whole network: what flows at its
 * beginning is known of every parameter.
 */
public enum UpdateSlot {
  /** Bounds the loss's gradient, before anything is added to it. */
  CLIP(UpdateRule::clip),
  /** Adds the gradient of a penalty, which the optimizer rescales with the loss's. */
  COUPLE(UpdateRule::couple),
  /** Turns the gradient into a direction: momentum, Adam's ratio. */
  PRECONDITION(UpdateRule::precondition),
  /** Adds a decay that the optimizer does not rescale. */
  DECAY(UpdateRule::decay),
  /** Rescales the whole direction: trust ratios. */
  SCALE(UpdateRule::scale),
  /** Moves the stepped weight: soft thresholds, bounds on norms. */
  PROJECT(UpdateRule::project),
  /** Sees what the weight has become, and the running statistics, and keeps their average. */
  AVERAGE(
      (rule, use, value, scope) -> {
        rule.average(use, value, scope);
        return value;
      });

  /** One of a rule's links. */
  private interface Link {
    Value apply(UpdateRule<Annotation> rule, Use<Annotation> use, Value value, UpdateScope scope);
  }

  private final Link link;

  UpdateSlot(Link link) {
    this.link = link;
  }

  /** What a technique makes in this slot of what flows; itself where it does not act. */
  public Value apply(
      Rules.Bound<UpdateRule<Annotation>> technique, Value value, UpdateScope scope) {
    return link.apply(technique.rule(), technique.use(), value, scope);
  }
}
