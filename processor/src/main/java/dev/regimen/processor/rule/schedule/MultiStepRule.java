package dev.regimen.processor.rule.schedule;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.MultiStep;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.RateCurve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
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
  public RateCurve curve(
      Use<MultiStep> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings) {
    Scalar factor = settings.setting(use, "factor");
    List<RateCurve.Piece> pieces = new ArrayList<>();
    Scalar rate = base;
    int[] milestones = use.annotation().milestones().clone();
    Arrays.sort(milestones);
    for (int milestone : milestones) {
      pieces.add(new RateCurve.Piece(Scalar.constant(milestone), rate));
      rate = rate.times(factor);
    }
    return new RateCurve(pieces, rate);
  }

  @Override
  public void check(Use<MultiStep> use, NetworkModel network, Rules rules, Report report) {
    RunSize run = RunSize.of(network, rules);
    int[] milestones = use.annotation().milestones();
    long beyond = Arrays.stream(milestones).filter(m -> run.warmup() + m >= run.epochs()).count();
    if (beyond > 0) {
      report
          .warning(
              "ScheduleNeverEnds",
              use.site().member("milestones"),
              "@MultiStep reaches "
                  + (milestones.length - beyond)
                  + " of "
                  + milestones.length
                  + " milestones within epochs = "
                  + run.epochs())
          .why(
              "the final rate is the optimizer's times "
                  + (float) Math.pow(use.annotation().factor(), milestones.length - beyond))
          .fix("milestones below " + (run.epochs() - run.warmup()));
    }
  }
}
