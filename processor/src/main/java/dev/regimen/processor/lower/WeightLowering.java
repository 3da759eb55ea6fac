package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.WeightRule;
import dev.regimen.processor.rule.init.AutomaticInit;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The weight technique of one field, if there is one, while the field's rules ask for it. */
final class WeightLowering {
  private final Optional<Rules.Bound<WeightRule<Annotation>>> bound;
  private @Nullable Value trained;

  WeightLowering(LayerModel layer, Rules rules) {
    bound = rules.in(Role.WEIGHT, layer.uses()).stream().findFirst();
  }

  String suffix(String plain) {
    return bound.map(b -> b.rule().suffix(plain)).orElse(plain);
  }

  /** Whether the weight stays as it was filled. */
  boolean fixed() {
    return bound.filter(b -> !b.rule().trains(b.annotation())).isPresent();
  }

  Initial initial(Fans fans, Initial automatic) {
    return bound.map(b -> b.rule().initial(b.annotation(), fans, automatic)).orElse(automatic);
  }

  /** The field whose parameter is this one's weight. */
  Optional<String> shared() {
    return bound.flatMap(b -> b.rule().shares(b.annotation()));
  }

  /**
   * Another field's parameter in the place of a weight of this one.
   *
   * @param fans of the weight
   */
  Optional<Value> shared(Shape weight, Fans fans, NetworkLowering network, LayerScope layer) {
    return shared()
        .filter(field -> isTable(field, network))
        .flatMap(field -> network.kept().weightOf(field))
        .map(
            state -> {
              Rules.Bound<WeightRule<Annotation>> b = bound.orElseThrow();
              b.rule().serves(b.use(), state.leaf(), weight, layer);
              fill(state, initial(fans, AutomaticInit.initial(fans)), network);
              Value other = network.parameter(state.op()).named(state.role());
              trained = other;
              return other;
            });
  }

  private static boolean isTable(String field, NetworkLowering network) {
    return network.model().layers().stream()
        .filter(layer -> layer.name().equals(field))
        .flatMap(layer -> network.rules().in(Role.LAYER, layer.uses()).stream())
        .anyMatch(layer -> layer.rule().looksUp(layer.annotation()));
  }

  /** What its own field says nothing of begins as the weight would. */
  private static void fill(State state, Initial initial, NetworkLowering network) {
    boolean stated =
        network.model().layers().stream()
            .filter(layer -> layer.name().equals(state.layer()))
            .anyMatch(layer -> !network.rules().in(Role.INIT, layer.uses()).isEmpty());
    if (!stated) {
      network.kept().replace(state, state.filledBy(state.initial().drawnAs(initial)));
    }
  }

  Value weight(Value leaf, LayerScope layer) {
    trained = leaf;
    return bound.map(b -> b.rule().weight(b.use(), leaf, layer)).orElse(leaf);
  }

  Value product(Value product, LayerScope layer) {
    Value leaf = trained;
    if (leaf == null) {
      throw new IllegalStateException("a product without a weight");
    }
    return bound.map(b -> b.rule().product(b.use(), product, leaf, layer)).orElse(product);
  }

  /** The technique, if no rule of the field asked for a weight. */
  Optional<Use<?>> idle() {
    return bound.filter(b -> trained == null).map(Rules.Bound::use);
  }
}
