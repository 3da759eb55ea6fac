package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;

/**
 * The order in which techniques take part in an update, whatever the order in which they are
 * written: {@code CLIP → COUPLE → PRECONDITION → DECAY → SCALE → (step) → PROJECT}. What flows is
 * the gradient, then the direction of the step, and behind the step {@code w ← w − η·direction} the
 * weight.
 *
 * <p>A technique may act in several slots. In each it sees the whole network: what flows at its
 * beginning is known of every parameter.
 */
public enum UpdateSlot {
  /** Bounds the loss's gradient, before anything is added to it. */
  CLIP {
    @Override
    public <A extends Annotation> Value apply(
        UpdateRule<A> rule, Use<A> use, Value value, UpdateScope scope) {
      return rule.clip(use, value, scope);
    }
  },
  /** Adds the gradient of a penalty, which the optimizer rescales with the loss's. */
  COUPLE {
    @Override
    public <A extends Annotation> Value apply(
        UpdateRule<A> rule, Use<A> use, Value value, UpdateScope scope) {
      return rule.couple(use, value, scope);
    }
  },
  /** Turns the gradient into a direction: momentum, Adam's ratio. */
  PRECONDITION {
    @Override
    public <A extends Annotation> Value apply(
        UpdateRule<A> rule, Use<A> use, Value value, UpdateScope scope) {
      return rule.precondition(use, value, scope);
    }
  },
  /** Adds a decay that the optimizer does not rescale. */
  DECAY {
    @Override
    public <A extends Annotation> Value apply(
        UpdateRule<A> rule, Use<A> use, Value value, UpdateScope scope) {
      return rule.decay(use, value, scope);
    }
  },
  /** Rescales the whole direction: trust ratios. */
  SCALE {
    @Override
    public <A extends Annotation> Value apply(
        UpdateRule<A> rule, Use<A> use, Value value, UpdateScope scope) {
      return rule.scale(use, value, scope);
    }
  },
  /** Moves the stepped weight: soft thresholds, bounds on norms. */
  PROJECT {
    @Override
    public <A extends Annotation> Value apply(
        UpdateRule<A> rule, Use<A> use, Value value, UpdateScope scope) {
      return rule.project(use, value, scope);
    }
  };

  /** What a technique makes in this slot of what flows; itself where it does not act. */
  public abstract <A extends Annotation> Value apply(
      UpdateRule<A> rule, Use<A> use, Value value, UpdateScope scope);

  /** Whether what flows is the weight, behind the step. */
  public boolean afterStep() {
    return compareTo(SCALE) > 0;
  }
}
