package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Tanh;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Range;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** tanh x. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class TanhRule implements LayerRule<Tanh> {
  @Override
  public Class<Tanh> annotation() {
    return Tanh.class;
  }

  @Override
  public Slot slot() {
    return Slot.ACTIVATE;
  }

  @Override
  public Value lower(Use<Tanh> use, Value x, LayerScope layer) {
    return x.apply(UnaryFunction.TANH);
  }

  @Override
  public Activation activation(Tanh annotation) {
    return Activation.saturating(1);
  }

  @Override
  public Range range(Tanh annotation) {
    return new Range(-1, 1);
  }
}
