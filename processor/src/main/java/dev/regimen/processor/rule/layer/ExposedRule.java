package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Exposed;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** Computes nothing; what the field yields is shown beside the prediction. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ExposedRule implements LayerRule<Exposed> {
  @Override
  public Class<Exposed> annotation() {
    return Exposed.class;
  }

  @Override
  public Slot slot() {
    return Slot.SHOW;
  }

  @Override
  public Value lower(Use<Exposed> use, Value x, LayerScope layer) {
    return x;
  }

  @Override
  public boolean exposes(Exposed annotation) {
    return true;
  }

  @Override
  public boolean keepsShift(Exposed annotation) {
    return true;
  }

  @Override
  public boolean regularizes(Exposed annotation) {
    return false;
  }
}
