package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Relu;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Range;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** max(0, x). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ReluRule implements LayerRule<Relu> {
  @Override
  public Class<Relu> annotation() {
    return Relu.class;
  }

  @Override
  public Slot slot() {
    return Slot.ACTIVATE;
  }

  @Override
  public Value lower(Use<Relu> use, Value x, LayerScope layer) {
    return x.max(0);
  }

  @Override
  public Activation activation(Relu annotation) {
    return Activation.rectifier(0);
  }

  @Override
  public Range range(Relu annotation) {
    return Range.from(0);
  }
}
