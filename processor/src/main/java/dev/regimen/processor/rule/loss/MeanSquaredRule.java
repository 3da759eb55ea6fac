package dev.regimen.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.MeanSquared;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Settings;

/** The mean of (y − t)² over outputs. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class MeanSquaredRule implements LossRule<MeanSquared> {
  @Override
  public Class<MeanSquared> annotation() {
    return MeanSquared.class;
  }

  @Override
  public Value loss(
      Use<MeanSquared> use, Value output, Value target, Encoding encoding, Settings settings) {
    return output.minus(target).named("error").square().mean(-1);
  }

  @Override
  public Value prediction(Value output, Encoding encoding) {
    return output;
  }

  @Override
  public double likelihood() {
    return 0.5;
  }

  @Override
  public int units(Target target, int found) {
    return target.task() == Target.Task.OUTPUTS ? target.count() : 0;
  }

  @Override
  public boolean standard(Target target, int units) {
    return target.task() == Target.Task.OUTPUTS;
  }
}
