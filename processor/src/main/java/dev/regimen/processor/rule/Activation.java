package dev.regimen.processor.rule;

import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
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
    /** Half of the line passes. */
    RECTIFIER,
    /** Half of the line passes, smoothly: what the other half keeps may be made up for. */
    SMOOTH_RECTIFIER,
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
   * Half of the line passes: Kaiming (He et al. 2015).
   *
   * @param slope what negative numbers are multiplied by
   */
  public static Activation rectifier(double slope) {
    return new Activation(Kind.RECTIFIER, slope);
  }

  /** A rectifier whose bend is round, as that of {@code @Gelu}: Kaiming as for any. */
  public static final Activation SMOOTH_RECTIFIER = new Activation(Kind.SMOOTH_RECTIFIER, 0);

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

  /** Whether half of the signal is lost, sharply or smoothly. */
  public boolean rectifies() {
    return kind == Kind.RECTIFIER || kind == Kind.SMOOTH_RECTIFIER;
  }

  /**
   * The field whose activation a layer's output meets: its own, or a later one's where only what
   * passes a scale on lies between, such as a pooling. The layer itself where it meets none, as
   * before another layer with weights, a norm, or an addition.
   */
  public static LayerModel met(LayerModel layer, NetworkModel network, Rules rules) {
    LayerModel at = layer;
    while (of(at, rules).kind() == Kind.LINEAR && !Transform.rescales(at, rules)) {
      Optional<LayerModel> next = network.reader(at.name()).layer();
      if (next.isEmpty() || Transform.isOn(next.get(), rules)) {
        return layer;
      }
      at = next.get();
    }
    return at == layer || !Transform.rescales(at, rules) ? at : layer;
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
