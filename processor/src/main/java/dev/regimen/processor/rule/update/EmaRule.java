package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Data;
import dev.regimen.annotation.Ema;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.Locale;
import java.util.Optional;

/**
 * a ← a + (1 − d)(w − a) behind every update, of parameters and running statistics. Written so, the
 * rounding of d moves no average that has come to stand still, as d·a + (1 − d)·w would in floats:
 * by 1.7e-4 of itself at d = 0.9999.
 */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class EmaRule implements UpdateRule<Ema> {
  /**
   * Of a run, an average may look back this part: a 0.7th of a percent of its beginning is left.
   */
  private static final double LONGEST = 0.2;

  @Override
  public Class<Ema> annotation() {
    return Ema.class;
  }

  @Override
  public boolean averages() {
    return true;
  }

  @Override
  public void average(Use<Ema> use, Value next, UpdateScope scope) {
    Scalar take = Scalar.ONE.minus(scope.setting(use, "decay"));
    Value average = scope.average();
    scope.becomes(average, average.plus(next.minus(average).times(take)));
  }

  @Override
  public void check(Use<Ema> use, NetworkModel network, Rules rules, Report report) {
    network
        .use(Data.class)
        .ifPresent(data -> check(use, data.annotation(), RunSize.of(network, rules), report));
  }

  private static void check(Use<Ema> use, Data data, RunSize run, Report report) {
    double decay = use.annotation().decay();
    double steps = run.updates(data.train());
    if (decay < 1 && 1 / (1 - decay) > LONGEST * steps) {
      report
          .warning(
              "AverageHorizon",
              use.site().member("decay"),
              String.format(
                  Locale.ROOT,
                  "after the run %.3g %% of the average are still the initial weights: decay = %s",
                  100 * Math.pow(decay, steps),
                  decay))
          .why(
              String.format(
                  Locale.ROOT,
                  "decay = %s looks 1 / (1 - decay) = %.0f updates back, and the run has %.0f",
                  decay,
                  1 / (1 - decay),
                  steps))
          .fix(steps > 20 ? "@Ema(decay = " + shorter(steps) + ")" : "delete @Ema");
    }
  }

  /** Looks back a tenth of the run, to one digit. */
  private static double shorter(double steps) {
    double digit = Math.pow(10, Math.floor(Math.log10(10 / steps)));
    double take = Math.ceil(10 / steps / digit) * digit;
    return Math.round((1 - take) * 1e9) / 1e9;
  }

  @Override
  public Optional<String> summary(Ema annotation) {
    return Optional.of(
        "averages all that is trained and running statistics; the average is evaluated and saved");
  }
}
