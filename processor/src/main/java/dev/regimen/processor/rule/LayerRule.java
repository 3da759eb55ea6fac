package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.Locale;

/** A technique on a field that computes something: a layer, a normalization, an activation. */
public non-sealed interface LayerRule<A extends Annotation> extends Rule<A> {
  /** Where in its field's order this stands. */
  Slot slot();

  /**
   * The technique applied to a batch; typing the operations infers every shape.
   *
   * @param use the annotation
   * @param x the field's value so far, batch first
   * @param layer makes parameters, settings and draws; knows whether this is training
   */
  Value lower(Use<A> use, Value x, LayerScope layer);

  /**
   * How the layer table names this: {@code dense}, {@code batch norm}, from the annotation's name.
   */
  default String word(A annotation) {
    String name = annotation().getSimpleName();
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
