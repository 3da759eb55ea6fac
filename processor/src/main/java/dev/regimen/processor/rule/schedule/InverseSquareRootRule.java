package dev.regimen.processor.rule.schedule;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.InverseSquareRoot;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.Settings;

/** η/√(1 + t/timescale). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class InverseSquareRootRule implements ScheduleRule<InverseSquareRoot> {
  @Override
  public Class<InverseSquareRoot> annotation() {
    return InverseSquareRoot.class;
  }

  @Override
  public Curve curve(
      Use<InverseSquareRoot> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings) {
    Scalar scales = epoch.dividedBy(settings.setting(use, "timescale"));
    return Curve.of(base.times(scales.plus(1).apply(UnaryFunction.RSQRT)));
  }
}
