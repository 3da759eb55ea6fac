package dev.regimen.processor.rule.weight;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.WeightNoise;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.WeightRule;

/** w + σε where it draws, ε normal; else w. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class WeightNoiseRule implements WeightRule<WeightNoise> {
  @Override
  public Class<WeightNoise> annotation() {
    return WeightNoise.class;
  }

  @Override
  public Value weight(Use<WeightNoise> use, Value trained, LayerScope layer) {
    double deviation = use.annotation().value();
    if (!layer.draws() || deviation == 0) {
      return trained;
    }
    return layer.noisy(trained, deviation).named("noisyWeight");
  }

  @Override
  public boolean draws(WeightNoise annotation) {
    return annotation.value() > 0;
  }

  @Override
  public double noise(WeightNoise annotation) {
    return annotation.value();
  }

  @Override
  public boolean regularizes(WeightNoise annotation) {
    return annotation.value() > 0;
  }
}
