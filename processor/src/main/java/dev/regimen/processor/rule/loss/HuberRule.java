package dev.regimen.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Huber;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Settings;

/** q(|e| − ½q) with q = min(|e|, δ), which is ½e² or δ(|e| − ½δ). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class HuberRule implements LossRule<Huber> {
  @Override
  public Class<Huber> annotation() {
    return Huber.class;
  }

  @Override
  public Value loss(
      Use<Huber> use, Value output, Value target, Encoding encoding, Settings settings) {
    Value distance = output.minus(target).abs().named("distance");
    Value near = distance.min(settings.setting(use, "delta")).named("near");
    return near.times(distance.minus(near.times(0.5))).mean(-1);
  }

  @Override
  public Value prediction(Value output, Encoding encoding) {
    return output;
  }

  @Override
  public int units(Target target, int found) {
    return target.task() == Target.Task.OUTPUTS ? target.count() : 0;
  }
}
