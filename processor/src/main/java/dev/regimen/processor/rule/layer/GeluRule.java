package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Gelu;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Range;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** x·Φ(x), or the formula with tanh that approximates it. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class GeluRule implements LayerRule<Gelu> {
  private static final double CUBIC = 0.044715;

  @Override
  public Class<Gelu> annotation() {
    return Gelu.class;
  }

  @Override
  public Slot slot() {
    return Slot.ACTIVATE;
  }

  @Override
  public Value lower(Use<Gelu> use, Value x, LayerScope layer) {
    Scalar a = Scalar.arg(0);
    if (use.annotation().approximate()) {
      Scalar cubic = a.times(a).times(a).times(CUBIC).plus(a);
      Scalar inner = cubic.times(Math.sqrt(2 / Math.PI)).apply(UnaryFunction.TANH);
      return x.times(x.map(inner.plus(1).times(0.5)).named("gate"));
    }
    return exact(x);
  }

  /** x·Φ(x). */
  static Value exact(Value x) {
    Scalar phi = Scalar.arg(0).times(Math.sqrt(0.5)).apply(UnaryFunction.ERF).plus(1).times(0.5);
    return x.times(x.map(phi).named("gate"));
  }

  @Override
  public Activation activation(Gelu annotation) {
    return Activation.SMOOTH_RECTIFIER;
  }

  @Override
  public Range range(Gelu annotation) {
    return Range.from(-0.17);
  }
}
