package dev.regimen.processor.rule;

import dev.regimen.annotation.Elu;
import dev.regimen.annotation.Gelu;
import dev.regimen.annotation.LeakyRelu;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Selu;
import dev.regimen.annotation.Sigmoid;
import dev.regimen.annotation.Silu;
import dev.regimen.annotation.Softplus;
import dev.regimen.annotation.Tanh;
import dev.regimen.processor.model.LayerModel;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

/** What kind of activation a field has: what initializations depend on. */
public enum FieldActivation {
  /** The output is linear in the weights, as far as this field says. */
  NONE,
  /** Half of the line passes, exactly or smoothly. */
  RECTIFIER,
  /** Self-normalizing: {@code @Selu}. */
  SELU,
  /** {@code @Tanh}. */
  TANH,
  /** {@code @Sigmoid}. */
  SIGMOID;

  private static final List<Class<? extends Annotation>> RECTIFIERS =
      List.of(Relu.class, LeakyRelu.class, Elu.class, Gelu.class, Silu.class, Softplus.class);

  public static FieldActivation of(LayerModel layer) {
    if (RECTIFIERS.stream().anyMatch(layer::has)) {
      return RECTIFIER;
    }
    if (layer.has(Selu.class)) {
      return SELU;
    }
    if (layer.has(Tanh.class)) {
      return TANH;
    }
    return layer.has(Sigmoid.class) ? SIGMOID : NONE;
  }

  /** The annotation on the field that is of this kind, as written: {@code @Gelu}. */
  public String text(LayerModel layer) {
    Stream<Class<? extends Annotation>> types =
        this == RECTIFIER ? RECTIFIERS.stream() : Stream.of(Selu.class, Tanh.class, Sigmoid.class);
    return types
        .filter(layer::has)
        .map(type -> "@" + type.getSimpleName())
        .findFirst()
        .orElse("no activation");
  }
}
