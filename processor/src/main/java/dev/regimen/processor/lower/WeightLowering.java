package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.WeightRule;
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
