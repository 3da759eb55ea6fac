package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Upsample;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import java.util.List;

/** Every place repeated in a square. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class UpsampleRule implements LayerRule<Upsample> {
  @Override
  public Class<Upsample> annotation() {
    return Upsample.class;
  }

  @Override
  public Slot slot() {
    return Slot.POOL;
  }

  @Override
  public boolean takesMaps(Upsample annotation) {
    return true;
  }

  @Override
  public Value lower(Use<Upsample> use, Value x, LayerScope layer) {
    Geometry.maps(x, use, layer);
    int factor = use.annotation().value();
    if (factor == 1) {
      return x;
    }
    return x.graph()
        .add(new dev.regimen.processor.ir.Upsample(factor), List.of(x.named("small")))
        .named("large");
  }

  @Override
  public boolean keepsShift(Upsample annotation) {
    return true;
  }
}
