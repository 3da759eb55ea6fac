package dev.regimen.processor.rule.schedule;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Cosine;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.Settings;

/** minimum + ½(η − minimum)(1 + cos(πt/T)). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class CosineRule implements ScheduleRule<Cosine> {
  @Override
  public Class<Cosine> annotation() {
    return Cosine.class;
  }

  @Override
  public Curve curve(Use<Cosine> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings) {
    Scalar angle = epoch.dividedBy(epochs).times(Math.PI);
    Scalar fall = angle.apply(UnaryFunction.COS).plus(1).times(0.5);
    Scalar minimum = settings.setting(use, "minimum");
    return Curve.of(base.minus(minimum).times(fall).plus(minimum));
  }

  @Override
  public void check(Use<Cosine> use, NetworkModel network, Rules rules, Report report) {
    LowestRate.check(use, use.annotation().minimum(), network, rules, report);
  }
}
