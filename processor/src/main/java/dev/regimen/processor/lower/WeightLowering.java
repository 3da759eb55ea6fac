package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.WeightRule;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The weight technique of one field, if there is one, while the field's rules ask for it. */
final class WeightLowering {
  private final Optional<Rules.Bound<WeightRule<?>>> bound;
  private @Nullable Value trained;

  @SuppressWarnings("unchecked") // a class literal has no wildcard
  WeightLowering(LayerModel layer, Rules rules) {
    Class<WeightRule<?>> role = (Class<WeightRule<?>>) (Class<?>) WeightRule.class;
    List<Rules.Bound<WeightRule<?>>> found = rules.in(role, layer.uses());
    bound = found.stream().findFirst();
  }

  String suffix(String plain) {
    return bound.map(b -> b.rule().suffix(plain)).orElse(plain);
  }

  Value weight(Value leaf, LayerScope layer) {
    trained = leaf;
    return bound.map(b -> weight(b, leaf, layer)).orElse(leaf);
  }

  Value product(Value product, LayerScope layer) {
    Value leaf = trained;
    if (leaf == null) {
      throw new IllegalStateException("a product without a weight");
    }
    return bound.map(b -> product(b, product, leaf, layer)).orElse(product);
  }

  /** The technique, if no rule of the field asked for a weight. */
  Optional<Use<?>> idle() {
    return trained == null ? bound.map(Rules.Bound::use) : Optional.empty();
  }

  private static <A extends Annotation> Value weight(
      Rules.Bound<WeightRule<?>> bound, Value leaf, LayerScope layer) {
    WeightRule<A> rule = rule(bound);
    return rule.weight(bound.use().as(rule.annotation()), leaf, layer);
  }

  private static <A extends Annotation> Value product(
      Rules.Bound<WeightRule<?>> bound, Value product, Value leaf, LayerScope layer) {
    WeightRule<A> rule = rule(bound);
    return rule.product(bound.use().as(rule.annotation()), product, leaf, layer);
  }

  @SuppressWarnings("unchecked") // Rules binds a use to the rule of its annotation
  private static <A extends Annotation> WeightRule<A> rule(Rules.Bound<WeightRule<?>> bound) {
    return (WeightRule<A>) bound.rule();
  }
}
