package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.GlobalAveragePool;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** The mean of each map. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class GlobalAveragePoolRule implements LayerRule<GlobalAveragePool> {
  @Override
  public Class<GlobalAveragePool> annotation() {
    return GlobalAveragePool.class;
  }

  @Override
  public Slot slot() {
    return Slot.POOL;
  }

  @Override
  public Value lower(Use<GlobalAveragePool> use, Value x, LayerScope layer) {
    Geometry.maps(x, use, layer);
    return x.mean(1, 2).named("pooled").reshape(Shape.batch(x.shape().last()));
  }
}
