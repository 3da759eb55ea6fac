package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Dropout;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;

/** x·m/(1 − p) where it draws, m = 1 with probability 1 − p; else the identity. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class DropoutRule implements LayerRule<Dropout> {
  @Override
  public Class<Dropout> annotation() {
    return Dropout.class;
  }

  @Override
  public Slot slot() {
    return Slot.NOISE;
  }

  @Override
  public Value lower(Use<Dropout> use, Value x, LayerScope layer) {
    if (!layer.draws()) {
      return x;
    }
    Scalar keep = Scalar.ONE.minus(layer.setting(use));
    Value mask = layer.bernoulli(keep, x.shape()).named("mask");
    return x.times(mask).times(Scalar.ONE.dividedBy(keep));
  }

  @Override
  public boolean draws(Dropout annotation) {
    return true;
  }

  @Override
  public void check(Use<Dropout> use, NetworkModel network, Rules rules, Report report) {
    DropRate.check(use, use.annotation().value(), network, rules, report);
  }
}
