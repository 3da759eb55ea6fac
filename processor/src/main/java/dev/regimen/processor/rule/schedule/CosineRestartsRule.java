package dev.regimen.processor.rule.schedule;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.CosineRestarts;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.Settings;

/** A cosine from η to the minimum in each cycle; cycles grow by a factor. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class CosineRestartsRule implements ScheduleRule<CosineRestarts> {
  @Override
  public Class<CosineRestarts> annotation() {
    return CosineRestarts.class;
  }

  @Override
  public Curve curve(
      Use<CosineRestarts> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings) {
    Scalar first = settings.setting(use, "epochs");
    double factor = use.annotation().factor();
    Scalar cycle = cycle(epoch, first, factor);
    Scalar growth = Scalar.constant(factor).pow(cycle);
    Scalar begins =
        factor == 1 ? first.times(cycle) : first.times(growth.minus(1).times(1 / (factor - 1)));
    Scalar angle = epoch.minus(begins).dividedBy(first.times(growth)).times(Math.PI);
    Scalar minimum = settings.setting(use, "minimum");
    Scalar fall = angle.apply(UnaryFunction.COS).plus(1).times(0.5);
    return Curve.of(base.minus(minimum).times(fall).plus(minimum));
  }

  /**
   * Which cycle an epoch lies in, from 0. Cycles begin with a step: half a one is added, so that
   * rounding cannot put the first step of a cycle into the one before.
   */
  private static Scalar cycle(Scalar epoch, Scalar first, double factor) {
    Scalar half = Scalar.constant(0.5).dividedBy(Scalar.of(Scalar.Clock.STEPS_PER_EPOCH));
    Scalar firsts = epoch.plus(half).dividedBy(first);
    Scalar cycle =
        factor == 1
            ? firsts
            : firsts.times(factor - 1).plus(1).apply(UnaryFunction.LOG).times(1 / Math.log(factor));
    return cycle.apply(UnaryFunction.FLOOR);
  }

  @Override
  public boolean rises() {
    return true;
  }

  @Override
  public void check(Use<CosineRestarts> use, NetworkModel network, Rules rules, Report report) {
    LowestRate.check(use, use.annotation().minimum(), network, rules, report);
    RunSize run = RunSize.of(network, rules);
    int epochs = use.annotation().epochs();
    if (run.warmup() + epochs > run.epochs()) {
      report
          .warning(
              "ScheduleNeverEnds",
              use.site().member("epochs"),
              "@CosineRestarts(epochs = "
                  + epochs
                  + ") does not end its first cycle within epochs = "
                  + run.epochs())
          .why("the rate neither restarts nor comes to its minimum")
          .fix(use.fix("epochs", Math.max(1, (int) (run.epochs() - run.warmup()) / 2)));
    }
  }
}
