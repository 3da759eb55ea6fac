package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.MaxPool;
import dev.regimen.annotation.Padding;
import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** The largest of each window. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class MaxPoolRule implements LayerRule<MaxPool> {
  @Override
  public Class<MaxPool> annotation() {
    return MaxPool.class;
  }

  @Override
  public Slot slot() {
    return Slot.POOL;
  }

  @Override
  public boolean takesMaps(MaxPool annotation) {
    return true;
  }

  @Override
  public Value lower(Use<MaxPool> use, Value x, LayerScope layer) {
    MaxPool pool = use.annotation();
    Window window =
        Geometry.over(x, use, layer)
            .kernel("value", pool.value())
            .stride(pool.stride())
            .padded(pool.padding(), Padding.VALID, pool.pad());
    return Pooling.of(Pool.Kind.MAX, window, x, use, layer);
  }

  @Override
  public boolean keepsShift(MaxPool annotation) {
    return true;
  }
}
