package dev.regimen.processor.rule;

import dev.regimen.processor.model.LayerModel;
import java.lang.annotation.Annotation;
import java.util.Optional;

/**
 * What an activation does to the scale of a signal: all that initializations depend on.
 *
 * @param kind what it is
 * @param slope of a rectifier, below 0; of the others, at 0
 */
public record Activation(Kind kind, double slope) {
  /** Kinds of activations. */
  public enum Kind {
    /** The output is linear in the input, as far as is known. */
    LINEAR,
    /** Half of the line passes, exactly or smoothly. */
    RECTIFIER,
    /** The output is bounded on both sides. */
    SATURATING,
    /** Mean 0 and variance 1 are a fixed point. */
    SELF_NORMALIZING
  }

  /** None, or one of which nothing is known: Xavier with gain 1. */
  public static final Activation LINEAR = new Activation(Kind.LINEAR, 1);

  /**
   * Mean 0 and variance 1 are a fixed point, as of {@code @Selu}: LeCun (Klambauer et al. 2017).
   */
  public static final Activation SELF_NORMALIZING = new Activation(Kind.SELF_NORMALIZING, 1);

  /**
   * Half of the line passes, exactly or smoothly: Kaiming (He et al. 2015).
   *
   * @param slope what negative numbers are multiplied by, 0 where that tends to nothing
   */
  public static Activation rectifier(double slope) {
    return new Activation(Kind.RECTIFIER, slope);
  }

  /**
   * Bounded on both sides: Xavier (Glorot and Bengio 2010), with a gain that makes up for the slope
   * around 0, where a signal of a small variance stays.
   *
   * @param slope its derivative at 0: 1 of a hyperbolic tangent, a quarter of a sigmoid
   */
  public static Activation saturating(double slope) {
    return new Activation(Kind.SATURATING, slope);
  }

  /** Xavier's gain: one by the slope at 0; 1 where that says nothing. */
  public double gain() {
    return kind == Kind.SATURATING && slope != 0 ? 1 / Math.abs(slope) : 1;
  }

  /** The activation of a field. */
  public static Activation of(LayerModel layer, Rules rules) {
    return on(layer, rules)
        .map(bound -> bound.rule().activation(bound.annotation()))
        .orElse(LINEAR);
  }

  /** The annotation that a field's activation is of, as written: {@code @Gelu}. */
  public static String text(LayerModel layer, Rules rules) {
    return on(layer, rules).map(bound -> bound.use().text()).orElse("no activation");
  }

  private static Optional<Rules.Bound<LayerRule<Annotation>>> on(LayerModel layer, Rules rules) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .filter(bound -> bound.rule().activation(bound.annotation()).kind() != Kind.LINEAR)
        .findFirst();
  }
}
