package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Softplus;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Range;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** ln(1 + eˣ). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SoftplusRule implements LayerRule<Softplus> {
  @Override
  public Class<Softplus> annotation() {
    return Softplus.class;
  }

  @Override
  public Slot slot() {
    return Slot.ACTIVATE;
  }

  @Override
  public Value lower(Use<Softplus> use, Value x, LayerScope layer) {
    return x.apply(UnaryFunction.SOFTPLUS);
  }

  @Override
  public Activation activation(Softplus annotation) {
    return Activation.SMOOTH_RECTIFIER;
  }

  @Override
  public Range range(Softplus annotation) {
    return Range.from(0);
  }
}
