package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.AlphaDropout;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import java.util.List;

/** a·(x·m + α′·(1 − m)) + b where it draws, which keeps mean 0 and variance 1. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class AlphaDropoutRule implements LayerRule<AlphaDropout> {
  /** −λα, what the SELU of a large negative number is. */
  private static final double SATURATED = -SeluRule.LAMBDA * SeluRule.ALPHA;

  @Override
  public Class<AlphaDropout> annotation() {
    return AlphaDropout.class;
  }

  @Override
  public Slot slot() {
    return Slot.NOISE;
  }

  @Override
  public Value lower(Use<AlphaDropout> use, Value x, LayerScope layer) {
    if (!layer.draws()) {
      return x;
    }
    Scalar drop = layer.setting(use);
    Scalar keep = Scalar.ONE.minus(drop);
    Scalar variance = keep.times(Scalar.ONE.plus(drop.times(SATURATED * SATURATED)));
    Scalar scale = variance.apply(UnaryFunction.RSQRT);
    Scalar shift = scale.times(drop).times(-SATURATED);
    Value mask = layer.bernoulli(keep, x.shape()).named("mask");
    Scalar dropped = Scalar.ONE.minus(Scalar.arg(1)).times(SATURATED);
    Scalar mixed = Scalar.arg(0).times(Scalar.arg(1)).plus(dropped);
    return x.graph().pointwise(mixed.times(scale).plus(shift), List.of(x, mask));
  }

  @Override
  public boolean draws(AlphaDropout annotation) {
    return true;
  }

  @Override
  public void check(Use<AlphaDropout> use, NetworkModel network, Rules rules, Report report) {
    DropRate.check(use, use.annotation().value(), network, rules, report);
  }
}
