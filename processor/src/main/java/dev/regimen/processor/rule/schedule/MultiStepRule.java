package dev.regimen.processor.rule.schedule;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.MultiStep;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rounded;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** η·factor^k, k milestones reached. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class MultiStepRule implements ScheduleRule<MultiStep> {
  @Override
  public Class<MultiStep> annotation() {
    return MultiStep.class;
  }

  @Override
  public Curve curve(
      Use<MultiStep> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings) {
    Scalar factor = settings.setting(use, "factor");
    List<Curve.Piece> pieces = new ArrayList<>();
    Scalar rate = base;
    int[] milestones = use.annotation().milestones().clone();
    Arrays.sort(milestones);
    for (int milestone : milestones) {
      pieces.add(new Curve.Piece(Scalar.constant(milestone), rate));
      rate = rate.times(factor);
    }
    return new Curve(pieces, rate);
  }

  @Override
  public void check(Use<MultiStep> use, NetworkModel network, Rules rules, Report report) {
    Milestones.check(
        use,
        use.annotation().milestones(),
        reached ->
            "the final rate is the optimizer's times "
                + Rounded.of(Math.pow(use.annotation().factor(), reached)),
        network,
        rules,
        report);
  }
}
