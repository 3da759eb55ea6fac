package dev.regimen.processor.rule.schedule;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Warmup;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rounded;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.Settings;
import java.util.List;

/** η·min(1, s/w) in step s of the w steps that the warm-up takes. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class WarmupRule implements ScheduleRule<Warmup> {
  @Override
  public Class<Warmup> annotation() {
    return Warmup.class;
  }

  @Override
  public boolean prefix() {
    return true;
  }

  @Override
  public Scalar epochs(Use<Warmup> use, Settings settings) {
    return settings.setting(use, "epochs");
  }

  @Override
  public Curve curve(Use<Warmup> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings) {
    Scalar stepsPerEpoch = Scalar.of(Scalar.Clock.STEPS_PER_EPOCH);
    Scalar step = epoch.times(stepsPerEpoch).plus(1);
    return Curve.of(base.times(step.dividedBy(epochs.times(stepsPerEpoch)).min(Scalar.ONE)));
  }

  @Override
  public List<Relation> relations(Use<Warmup> use, NetworkModel network, Rules rules) {
    return List.of(
        Relation.below(
            SettingName.of(use, "epochs"),
            "epochs",
            "the run would end before the learning rate is what the optimizer states"));
  }

  @Override
  public void check(Use<Warmup> use, NetworkModel network, Rules rules, Report report) {
    RunSize run = RunSize.of(network, rules);
    if (run.warmup() >= run.epochs()) {
      report
          .error(
              "WarmupExceedsRun",
              use.site().member("epochs"),
              "@Warmup(epochs = " + run.warmup() + ") leaves nothing of epochs = " + run.epochs())
          .fix(use.fix("epochs", Rounded.of(run.epochs() / 10.0)));
    }
  }
}
