package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.RmsNorm;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** Root-mean-square normalization: each sample over its last axis, no mean subtracted. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class RmsNormRule implements LayerRule<RmsNorm> {
  @Override
  public Class<RmsNorm> annotation() {
    return RmsNorm.class;
  }

  @Override
  public Slot slot() {
    return Slot.NORMALIZE;
  }

  @Override
  public Value lower(Use<RmsNorm> use, Value x, LayerScope layer) {
    if (x.shape().last() == 1) {
      throw OneValue.of(use, "the sign", layer);
    }
    Shape channels = Shape.of(x.shape().last());
    Value gamma = layer.parameter("_norm.weight", "gamma", channels, Initial.constant(1));
    Value meanSquare = x.square().mean(-1).named("meanSquare");
    Value rrms = meanSquare.plus(layer.setting(use, "epsilon")).rsqrt().named("rrms");
    return x.times(rrms).named("normal").times(gamma);
  }
}
