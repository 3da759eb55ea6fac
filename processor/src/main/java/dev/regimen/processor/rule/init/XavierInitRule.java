package dev.regimen.processor.rule.init;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.XavierInit;
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
import dev.regimen.processor.rule.Rounded;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Settings;

/** Variance 2·gain²/(fan_in + fan_out). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class XavierInitRule implements InitRule<XavierInit> {
  @Override
  public Class<XavierInit> annotation() {
    return XavierInit.class;
  }

  @Override
  public Initial initial(Use<XavierInit> use, Fans fans, Settings settings) {
    XavierInit xavier = use.annotation();
    Scalar gain =
        xavier.gain() == 0
            ? Scalar.constant(fans.activation().gain())
            : settings.setting(use, "gain");
    return Variance.initial(xavier.distribution(), Variance.xavier(fans, gain));
  }

  @Override
  public void check(Use<XavierInit> use, NetworkModel network, Rules rules, Report report) {
    Position.of(use, network)
        .map(Position::layer)
        .filter(layer -> mismatched(layer, network, rules))
        .filter(layer -> first(layer, use, network, rules))
        .ifPresent(
            layer ->
                report
                    .warning(
                        "InitActivationMismatch",
                        use.site(),
                        "@XavierInit before "
                            + Activation.text(Activation.met(layer, network, rules), rules))
                    .why(consequence(network, rules))
                    .fix(use.as("KaimingInit", "distribution")));
  }

  private static boolean mismatched(LayerModel layer, NetworkModel network, Rules rules) {
    return layer.use(XavierInit.class).filter(use -> use.annotation().gain() == 0).isPresent()
        && Activation.of(Activation.met(layer, network, rules), rules).rectifies();
  }

  /** Whether a repeated block's field is told of here, and not at an earlier repetition. */
  private static boolean first(
      LayerModel layer, Use<XavierInit> use, NetworkModel network, Rules rules) {
    return network.layers().stream()
        .filter(other -> other.use(XavierInit.class).filter(of -> same(of, use)).isPresent())
        .filter(other -> mismatched(other, network, rules))
        .findFirst()
        .filter(other -> other.name().equals(layer.name()))
        .isPresent();
  }

  private static boolean same(Use<XavierInit> one, Use<XavierInit> other) {
    return one.site().equals(other.site());
  }

  private static String consequence(NetworkModel network, Rules rules) {
    long depth =
        network.layers().stream().filter(layer -> mismatched(layer, network, rules)).count();
    return "a rectifier halves the mean square of the signal: behind "
        + depth
        + (depth == 1 ? " such layer " : " such layers ")
        + Rounded.of(Math.pow(0.5, depth))
        + " of it is left";
  }
}
