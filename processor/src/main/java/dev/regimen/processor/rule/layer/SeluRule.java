package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Selu;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Range;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** λ·ELU(x) with the constants of the fixed point of mean 0 and variance 1. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SeluRule implements LayerRule<Selu> {
  static final double LAMBDA = 1.0507009873554805;
  static final double ALPHA = 1.6732632423543772;

  @Override
  public Class<Selu> annotation() {
    return Selu.class;
  }

  @Override
  public Slot slot() {
    return Slot.ACTIVATE;
  }

  @Override
  public Value lower(Use<Selu> use, Value x, LayerScope layer) {
    return ExponentialUnit.of(x, Scalar.constant(ALPHA)).times(LAMBDA);
  }

  @Override
  public Activation activation(Selu annotation) {
    return Activation.SELF_NORMALIZING;
  }

  @Override
  public Range range(Selu annotation) {
    return Range.from(-1.76);
  }
}
