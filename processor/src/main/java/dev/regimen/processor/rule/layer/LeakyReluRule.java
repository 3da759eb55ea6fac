package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.LeakyRelu;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** x, or slope·x below 0. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LeakyReluRule implements LayerRule<LeakyRelu> {
  @Override
  public Class<LeakyRelu> annotation() {
    return LeakyRelu.class;
  }

  @Override
  public Slot slot() {
    return Slot.ACTIVATE;
  }

  @Override
  public Value lower(Use<LeakyRelu> use, Value x, LayerScope layer) {
    Value positive = x.max(0).named("positive");
    // x − max(0, x) is min(0, x) with derivative 1 at 0, so that the slope there is the negative
    // side's.
    return positive.plus(x.minus(positive).times(layer.setting(use, "slope")));
  }

  @Override
  public Activation activation(LeakyRelu annotation) {
    return Activation.rectifier(annotation.slope());
  }
}
