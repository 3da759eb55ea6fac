package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.LayerScale;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** λ·x, with one factor for each channel. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LayerScaleRule implements LayerRule<LayerScale> {
  @Override
  public Class<LayerScale> annotation() {
    return LayerScale.class;
  }

  @Override
  public Slot slot() {
    return Slot.SCALE;
  }

  @Override
  public Value lower(Use<LayerScale> use, Value x, LayerScope layer) {
    Initial initial = new Initial(Initial.Kind.CONSTANT, layer.setting(use));
    Shape channels = Shape.of(x.shape().last());
    return x.times(layer.parameter("_scale.weight", "scale", channels, initial));
  }

  @Override
  public boolean keepsShift(LayerScale annotation) {
    return true;
  }
}
