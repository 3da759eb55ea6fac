package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Recompute;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** Computes nothing; what a block's backward pass needs is computed again. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class RecomputeRule implements LayerRule<Recompute> {
  @Override
  public Class<Recompute> annotation() {
    return Recompute.class;
  }

  @Override
  public Slot slot() {
    return Slot.SHOW;
  }

  @Override
  public boolean ofBlocks() {
    return true;
  }

  @Override
  public Value lower(Use<Recompute> use, Value x, LayerScope layer) {
    return x;
  }

  @Override
  public boolean recomputes(Recompute annotation) {
    return true;
  }

  @Override
  public boolean keepsShift(Recompute annotation) {
    return true;
  }

  @Override
  public boolean regularizes(Recompute annotation) {
    return false;
  }
}
