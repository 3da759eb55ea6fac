package dev.regimen.processor.rule.schedule;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Data;
import dev.regimen.annotation.ScheduleUnit;
import dev.regimen.annotation.StepDecay;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.Settings;
import java.util.List;
import java.util.Locale;

/** η·factor^⌊t/every⌋. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class StepDecayRule implements ScheduleRule<StepDecay> {
  @Override
  public Class<StepDecay> annotation() {
    return StepDecay.class;
  }

  @Override
  public Curve curve(
      Use<StepDecay> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings) {
    Scalar every = settings.setting(use, "every");
    Scalar factor = settings.setting(use, "factor");
    Scalar drops = time(use.annotation(), epoch).dividedBy(every).apply(UnaryFunction.FLOOR);
    return Curve.of(base.times(factor.pow(drops)));
  }

  /** Half a step is added where steps are counted, so that rounding cannot lose one. */
  private static Scalar time(StepDecay decay, Scalar epoch) {
    return decay.unit() == ScheduleUnit.EPOCH
        ? epoch
        : epoch.times(Scalar.of(Scalar.Clock.STEPS_PER_EPOCH)).plus(0.5);
  }

  @Override
  public void check(Use<StepDecay> use, NetworkModel network, Rules rules, Report report) {
    RunSize run = RunSize.of(network, rules);
    int every = use.annotation().every();
    if (use.annotation().unit() == ScheduleUnit.STEP) {
      network.use(Data.class).ifPresent(data -> checkUpdates(use, data, run, report));
    }
    if (use.annotation().unit() == ScheduleUnit.EPOCH && run.warmup() + every >= run.epochs()) {
      report
          .warning(
              "ScheduleNeverEnds",
              use.site().member("every"),
              "@StepDecay(every = " + every + ") never drops within epochs = " + run.epochs())
          .why("the rate stays what the optimizer states to the end")
          .fix(use.fix("every", Math.max(1, run.epochs() / 3)));
    }
  }

  private static void checkUpdates(Use<StepDecay> use, Use<Data> data, RunSize run, Report report) {
    double updates = run.updates(data.annotation().train());
    double decaying = Math.floor(updates * Math.max(0, 1 - run.warmup() / run.epochs()));
    if (use.annotation().every() >= decaying) {
      report
          .warning(
              "ScheduleOutlivesData",
              use.site().member("every"),
              String.format(
                  Locale.ROOT,
                  "@StepDecay(every = %d) counts updates, of which the run has %.0f",
                  use.annotation().every(),
                  decaying))
          .why(
              String.format(
                  Locale.ROOT,
                  "%d samples are %.0f updates in epochs = %d; the rate never drops",
                  data.annotation().train(),
                  updates,
                  run.epochs()))
          .fix(use.fix("every", (int) Math.max(1, decaying / 3)));
    }
  }

  @Override
  public List<Fact> facts(Use<StepDecay> use, NetworkModel network, Rules rules) {
    return use.annotation().unit() == ScheduleUnit.STEP
        ? List.of(Fact.of("everyUpdates", SettingName.of(use, "every")))
        : List.of();
  }
}
