package dev.regimen.processor.rule.schedule;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ConstantRate;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.Settings;

/** η throughout. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ConstantRateRule implements ScheduleRule<ConstantRate> {
  @Override
  public Class<ConstantRate> annotation() {
    return ConstantRate.class;
  }

  @Override
  public Curve curve(
      Use<ConstantRate> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings) {
    return Curve.of(base);
  }

  @Override
  public boolean standard() {
    return true;
  }
}
