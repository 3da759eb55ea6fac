package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.LayerNorm;
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
    if (x.shape().last() == 1) {
      throw OneValue.of(use, "0", layer);
    }
    Value mean = x.mean(-1).named("mean");
    Value rstd = Affine.rstd(x.variance(-1).named("variance"), layer.setting(use, "epsilon"));
    return Affine.of(x.minus(mean).times(rstd).named("normal"), layer);
  }
}
