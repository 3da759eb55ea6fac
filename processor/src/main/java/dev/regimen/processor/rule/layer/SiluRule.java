package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Silu;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Range;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** x·σ(x). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SiluRule implements LayerRule<Silu> {
  @Override
  public Class<Silu> annotation() {
    return Silu.class;
  }

  @Override
  public Slot slot() {
    return Slot.ACTIVATE;
  }

  @Override
  public Value lower(Use<Silu> use, Value x, LayerScope layer) {
    return of(x);
  }

  static Value of(Value x) {
    return x.times(x.apply(UnaryFunction.SIGMOID).named("gate"));
  }

  @Override
  public Activation activation(Silu annotation) {
    return Activation.SMOOTH_RECTIFIER;
  }

  @Override
  public Range range(Silu annotation) {
    return Range.from(-0.28);
  }
}
