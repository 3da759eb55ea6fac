package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Elu;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Range;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** x, or α(eˣ − 1) below 0. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class EluRule implements LayerRule<Elu> {
  @Override
  public Class<Elu> annotation() {
    return Elu.class;
  }

  @Override
  public Slot slot() {
    return Slot.ACTIVATE;
  }

  @Override
  public Value lower(Use<Elu> use, Value x, LayerScope layer) {
    return ExponentialUnit.of(x, layer.setting(use, "alpha"));
  }

  @Override
  public Activation activation(Elu annotation) {
    return Activation.SMOOTH_RECTIFIER;
  }

  @Override
  public Range range(Elu annotation) {
    return Range.from(-annotation.alpha());
  }
}
