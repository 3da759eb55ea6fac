package dev.regimen.processor.rule.layer;

import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.rule.LayerScope;

/** What the norms of a sample share: scaling by a deviation, and the trained scale and shift. */
final class Affine {
  private Affine() {}

  /** 1/√(variance + ε). */
  static Value rstd(Value variance, Scalar epsilon) {
    return variance.plus(epsilon).rsqrt().named("rstd");
  }

  /** γ·x + β along the last axis, γ from 1 and β from 0 on. */
  static Value of(Value normal, LayerScope layer) {
    Shape channels = Shape.of(normal.shape().last());
    Value gamma = layer.parameter("_norm.weight", "gamma", channels, Initial.constant(1));
    Value beta = layer.parameter("_norm.bias", "beta", channels, Initial.constant(0));
    return normal.times(gamma).plus(beta);
  }
}
