package dev.regimen.processor.rule;

import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which update rules act on a layer's parameters. */
public final class ActingRules {
  private ActingRules() {}

  /**
   * The regime's rules, an annotation on a block replacing the same one on the network, and one on
   * the layer both.
   */
  public static List<Rules.Bound<UpdateRule<Annotation>>> on(
      String layer, NetworkModel model, Rules rules) {
    Map<Class<? extends Annotation>, Use<?>> nearest = new LinkedHashMap<>();
    model.regime().forEach(use -> nearest.put(use.annotation().annotationType(), use));
    for (BlockModel block : model.blocks()) {
      if (layer.startsWith(block.name() + ".")) {
        block.self().uses().forEach(use -> nearest.put(use.annotation().annotationType(), use));
      }
    }
    for (LayerModel each : model.layers()) {
      if (each.name().equals(layer)) {
        each.uses().forEach(use -> nearest.put(use.annotation().annotationType(), use));
      }
    }
    return rules.in(Role.UPDATE, nearest.values());
  }

  /** Whether a layer's parameters are trained and its running statistics kept up. */
  public static boolean train(String layer, NetworkModel model, Rules rules) {
    return on(layer, model, rules).stream()
        .allMatch(bound -> bound.rule().trains(bound.annotation()));
  }
}
