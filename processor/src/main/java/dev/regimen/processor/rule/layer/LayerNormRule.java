package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** Layer normalization: each sample over its last axis. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LayerNormRule implements LayerRule<LayerNorm> {
  @Override
  public Class<LayerNorm> annotation() {
    return LayerNorm.class;
  }

  @Override
  public Slot slot() {
    return Slot.NORMALIZE;
  }

  @Override
  public Value lower(Use<LayerNorm> use, Value x, LayerScope layer) {
    Shape channels = Shape.of(x.shape().last());
    Value gamma = layer.parameter("_norm.weight", "gamma", channels, Initial.constant(1));
    Value beta = layer.parameter("_norm.bias", "beta", channels, Initial.constant(0));
    Value mean = x.mean(-1).named("mean");
    Value variance = x.variance(-1).named("variance");
    Value rstd = variance.plus(layer.setting(use, "epsilon")).rsqrt().named("rstd");
    Value normal = x.minus(mean).times(rstd).named("normal");
    return normal.times(gamma).plus(beta);
  }
}
