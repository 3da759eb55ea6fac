package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Flatten;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** One vector a sample. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class FlattenRule implements LayerRule<Flatten> {
  @Override
  public Class<Flatten> annotation() {
    return Flatten.class;
  }

  @Override
  public Slot slot() {
    return Slot.POOL;
  }

  @Override
  public Value lower(Use<Flatten> use, Value x, LayerScope layer) {
    return x.reshape(Shape.batch(Math.toIntExact(x.shape().elements())));
  }

  @Override
  public boolean keepsShift(Flatten annotation) {
    return true;
  }

  @Override
  public boolean flattens(Flatten annotation) {
    return true;
  }
}
