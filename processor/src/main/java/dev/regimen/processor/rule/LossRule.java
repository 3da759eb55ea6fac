package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;

/** A loss, and what the network predicts under it. */
public non-sealed interface LossRule<A extends Annotation> extends Rule<A> {
  /**
   * The loss of each sample, shape [B, 1].
   *
   * @param output the last layer's output, [B, units]
   * @param target the targets: class probabilities [B, classes], 0 or 1 [B, 1], or values [B,
   *     outputs]
   */
  Value loss(Use<A> use, Value output, Value target, Settings settings);

  /** What {@code predict} gives: probabilities or values. */
  Value prediction(Value output);

  /**
   * The units that the last layer must have for this target, or 0 where the loss cannot serve it.
   */
  int units(Target target);

  /** How targets lie in memory: one column a class, one 0-or-1 column, or the values. */
  Encoding encoding();

  /**
   * Whether a target may be a mixture of classes, such as 0.7 of one and 0.3 of another; not where
   * the loss only asks which class it is.
   */
  default boolean softTargets() {
    return encoding() != Encoding.VALUES;
  }

  /** How this makes probabilities of the last layer's output. */
  default Link link() {
    return Link.IDENTITY;
  }

  /**
   * Whether this is the loss of a regime that names none.
   *
   * @param units of the last layer, 0 where they are not known
   */
  default boolean standard(Target target, int units) {
    return false;
  }

  /** How a loss reads outputs, by the name of the function that makes probabilities of them. */
  enum Link {
    /** As they are. */
    IDENTITY,
    /** Each is a logit by itself. */
    SIGMOID,
    /** They are logits of classes. */
    SOFTMAX
  }

  /** Encodings of targets. */
  enum Encoding {
    ONE_HOT,
    BINARY,
    VALUES
  }
}
