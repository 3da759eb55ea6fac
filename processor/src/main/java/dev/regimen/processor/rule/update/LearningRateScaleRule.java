package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.LearningRateScale;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;

/** η·s for what this stands on. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LearningRateScaleRule implements UpdateRule<LearningRateScale> {
  @Override
  public Class<LearningRateScale> annotation() {
    return LearningRateScale.class;
  }

  @Override
  public Scalar learningRate(Use<LearningRateScale> use, Scalar rate, UpdateScope scope) {
    return rate.times(scope.setting(use));
  }
}
