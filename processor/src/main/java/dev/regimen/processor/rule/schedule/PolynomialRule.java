package dev.regimen.processor.rule.schedule;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Polynomial;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.Settings;

/** minimum + (η − minimum)(1 − t/T)ᵖ. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class PolynomialRule implements ScheduleRule<Polynomial> {
  @Override
  public Class<Polynomial> annotation() {
    return Polynomial.class;
  }

  @Override
  public Curve curve(
      Use<Polynomial> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings) {
    Scalar minimum = settings.setting(use, "minimum");
    Scalar left = Scalar.ONE.minus(epoch.dividedBy(epochs)).pow(settings.setting(use, "power"));
    return Curve.of(base.minus(minimum).times(left).plus(minimum));
  }

  @Override
  public void check(Use<Polynomial> use, NetworkModel network, Rules rules, Report report) {
    LowestRate.check(use, use.annotation().minimum(), network, rules, report);
  }
}
