package dev.regimen.processor.rule.init;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.FanMode;
import dev.regimen.annotation.KaimingInit;
import dev.regimen.processor.diagnostic.Fix;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.InitRule;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Settings;
import java.util.Locale;

/** Variance 2/((1 + slope²)·fan). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class KaimingInitRule implements InitRule<KaimingInit> {
  @Override
  public Class<KaimingInit> annotation() {
    return KaimingInit.class;
  }

  @Override
  public Initial initial(Use<KaimingInit> use, Fans fans, Settings settings) {
    KaimingInit kaiming = use.annotation();
    double fan = kaiming.mode() == FanMode.FAN_IN ? fans.in() : fans.out();
    // 0 is the plain rectifier's, and then no number that a run could override.
    Scalar slope = kaiming.slope() == 0 ? Scalar.ZERO : settings.setting(use, "slope");
    return Variance.initial(kaiming.distribution(), Variance.kaiming(fan, slope));
  }

  @Override
  public void check(Use<KaimingInit> use, NetworkModel network, Rules rules, Report report) {
    Position.of(use, network)
        .map(Position::layer)
        .ifPresent(
            layer -> {
              LayerModel met = Activation.met(layer, network, rules);
              Activation activation = Activation.of(met, rules);
              String text = Activation.text(met, rules);
              checkActivation(use, activation, text, report);
              checkSlope(use, activation, text, report);
            });
  }

  private static void checkActivation(
      Use<KaimingInit> use, Activation activation, String text, Report report) {
    boolean saturates = activation.kind() == Activation.Kind.SATURATING;
    if (saturates || activation.kind() == Activation.Kind.SELF_NORMALIZING) {
      report
          .warning(
              "InitActivationMismatch",
              use.site(),
              "@KaimingInit before " + text + ", which is no rectifier")
          .why(
              saturates
                  ? "the variance 2/fan is twice what a symmetric activation preserves: it saturates"
                  : "mean 0 and variance 1 are its fixed point from weights of variance 1/fan, not"
                      + " 2/fan")
          .fix(use.as(saturates ? "XavierInit" : "LecunInit", "distribution"));
    }
  }

  /**
   * Slopes whose standard deviations differ by less than a thousandth pass, and any before a smooth
   * rectifier, which may be made up for.
   */
  private static void checkSlope(
      Use<KaimingInit> use, Activation activation, String text, Report report) {
    double assumed = use.annotation().slope();
    double actual = activation.slope();
    double ratio = Math.sqrt((1 + actual * actual) / (1 + assumed * assumed));
    boolean sharp = activation.kind() == Activation.Kind.RECTIFIER;
    if (sharp && Math.abs(ratio - 1) > 1e-3) {
      report
          .warning(
              "SlopeMismatch",
              use.site().member("slope"),
              "@KaimingInit assumes slope " + assumed + ", but " + text + " has " + actual)
          .why(
              String.format(
                  Locale.ROOT, "the signal is multiplied by %.3g at each such layer", ratio))
          .fix(
              actual == 0
                  ? Fix.of(use.as("KaimingInit", "distribution", "mode"))
                  : use.fix("slope", actual));
    }
  }
}
