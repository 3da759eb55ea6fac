package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.Optional;

/**
 * A technique on the weight of a field's transformation: what is trained is one tensor, what the
 * product is computed with another, made of it.
 */
public non-sealed interface WeightRule<A extends Annotation> extends Rule<A> {
  /** What the trained tensor is called in files, after the field's name. */
  default String suffix(String plain) {
    return plain;
  }

  /**
   * Whether the weight is trained; else it stays as it was filled, and what is trained is what this
   * makes beside it.
   */
  default boolean trains(A annotation) {
    return true;
  }

  /**
   * How the weight is filled where its field names no initialization.
   *
   * @param automatic the choice for the activation
   */
  default Initial initial(A annotation, Fans fans, Initial automatic) {
    return automatic;
  }

  /** What the product is computed with; the first axis of the trained tensor are its filters. */
  Value weight(Use<A> use, Value trained, LayerScope layer);

  /** What becomes of the product before a bias is added, one column a filter. */
  default Value product(Use<A> use, Value product, Value trained, LayerScope layer) {
    return product;
  }

  /** The field whose parameter stands in the place of the weight; empty where it has its own. */
  default Optional<String> shares(A annotation) {
    return Optional.empty();
  }

  /**
   * Reports where what it {@link #shares} cannot be the weight.
   *
   * @param other the other field's parameter
   * @param weight the extents of the weight
   */
  default void serves(Use<A> use, Value other, Shape weight, LayerScope layer) {}

  /** The standard deviation of what this adds to the weight in training. */
  default double noise(A annotation) {
    return 0;
  }
}
