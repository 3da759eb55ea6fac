package dev.regimen.processor.rule;

import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which update rules act on a layer's parameters. */
public final class ActingRules {
  private ActingRules() {}

  /**
   * The uses that act on a layer: the regime's, an annotation on a block replacing the same one on
   * the network, and one on the layer both.
   */
  public static Collection<Use<?>> uses(String layer, NetworkModel model) {
    Map<Class<? extends Annotation>, Use<?>> nearest = new LinkedHashMap<>();
    put(model.regime(), nearest);
    model.around(layer).forEach(block -> put(block.self().uses(), nearest));
    model.index(layer).ifPresent(index -> put(model.layers().get(index).uses(), nearest));
    return nearest.values();
  }

  private static void put(List<Use<?>> uses, Map<Class<? extends Annotation>, Use<?>> nearest) {
    uses.forEach(use -> nearest.put(use.annotation().annotationType(), use));
  }

  /** The update rules among the {@link #uses}. */
  public static List<Rules.Bound<UpdateRule<Annotation>>> on(
      String layer, NetworkModel model, Rules rules) {
    return rules.in(Role.UPDATE, uses(layer, model));
  }

  /**
   * Whether a layer's parameters are trained and its running statistics kept up in the epochs that
   * the model is of.
   */
  public static boolean train(String layer, NetworkModel model, Rules rules) {
    return frozenEpochs(layer, model, rules) <= model.epoch();
  }

  /** Whether a layer yields in training what it yields at inference. */
  public static boolean evaluated(String layer, NetworkModel model, Rules rules) {
    return on(layer, model, rules).stream()
        .filter(bound -> bound.rule().evaluates(bound.annotation()))
        .anyMatch(
            bound -> bound.rule().frozenEpochs(bound.annotation(), layer, model) > model.epoch());
  }

  /** The epochs before a layer is trained; {@link Integer#MAX_VALUE} where it never is. */
  public static int frozenEpochs(String layer, NetworkModel model, Rules rules) {
    return on(layer, model, rules).stream()
        .mapToInt(bound -> bound.rule().frozenEpochs(bound.annotation(), layer, model))
        .max()
        .orElse(0);
  }

  /** What keeps a layer from being trained in its first epochs, or at all. */
  public static Optional<Use<Annotation>> frozenBy(String layer, NetworkModel model, Rules rules) {
    return on(layer, model, rules).stream()
        .filter(bound -> bound.rule().frozenEpochs(bound.annotation(), layer, model) > 0)
        .map(Rules.Bound::use)
        .findFirst();
  }
}
