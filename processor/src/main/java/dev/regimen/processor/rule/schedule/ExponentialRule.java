package dev.regimen.processor.rule.schedule;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Exponential;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.Settings;

/** η·factor^t, t in epochs. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ExponentialRule implements ScheduleRule<Exponential> {
  @Override
  public Class<Exponential> annotation() {
    return Exponential.class;
  }

  @Override
  public Curve curve(
      Use<Exponential> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings) {
    return Curve.of(base.times(settings.setting(use, "factor").pow(epoch)));
  }
}
