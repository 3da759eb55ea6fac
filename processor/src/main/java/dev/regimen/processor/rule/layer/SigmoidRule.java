package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Sigmoid;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Range;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** 1/(1 + e⁻ˣ). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SigmoidRule implements LayerRule<Sigmoid> {
  @Override
  public Class<Sigmoid> annotation() {
    return Sigmoid.class;
  }

  @Override
  public Slot slot() {
    return Slot.ACTIVATE;
  }

  @Override
  public Value lower(Use<Sigmoid> use, Value x, LayerScope layer) {
    return x.apply(UnaryFunction.SIGMOID);
  }

  @Override
  public LossRule.Link probabilities(Sigmoid annotation) {
    return LossRule.Link.SIGMOID;
  }

  @Override
  public Activation activation(Sigmoid annotation) {
    return Activation.saturating(0.25);
  }

  @Override
  public Range range(Sigmoid annotation) {
    return new Range(0, 1);
  }
}
