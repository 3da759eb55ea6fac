package dev.regimen.processor.rule.loss;

import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Transform;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;

/** Which loss a network has. */
public final class LossChoice {
  private LossChoice() {}

  /** The loss, as far as it can be told before shapes are known. */
  public static Rules.Bound<LossRule<Annotation>> of(NetworkModel network, Rules rules) {
    return of(network, units(network, rules), rules);
  }

  /**
   * The loss that the regime names; otherwise the one that is the standard for the target and the
   * units of the last layer, as if its annotation stood on the class.
   */
  public static Rules.Bound<LossRule<Annotation>> of(NetworkModel network, int units, Rules rules) {
    return rules.in(Role.LOSS, network.regime()).stream()
        .findFirst()
        .orElseGet(() -> standard(network, units, rules));
  }

  private static Rules.Bound<LossRule<Annotation>> standard(
      NetworkModel network, int units, Rules rules) {
    LossRule<Annotation> rule =
        rules.in(Role.LOSS).stream()
            .filter(loss -> loss.standard(network.target(), units))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no loss for " + network.target()));
    Annotation written = Stated.of(rule.annotation(), Map.of());
    return new Rules.Bound<>(rule, new Use<>(written, "", network.site()));
  }

  /** The units of the last layer; 0 where it has none. */
  private static int units(NetworkModel network, Rules rules) {
    List<LayerModel> layers = network.layers();
    return layers.isEmpty() ? 0 : Transform.units(layers.get(layers.size() - 1), rules);
  }
}
