package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ConditionalInstanceNorm;
import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ConditionInput;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import java.util.List;

/** Instance normalization, scaled and shifted by rows of tables. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ConditionalInstanceNormRule implements LayerRule<ConditionalInstanceNorm> {
  @Override
  public Class<ConditionalInstanceNorm> annotation() {
    return ConditionalInstanceNorm.class;
  }

  @Override
  public Slot slot() {
    return Slot.NORMALIZE;
  }

  @Override
  public Value lower(Use<ConditionalInstanceNorm> use, Value x, LayerScope layer) {
    ConditionInput condition = Conditions.classes(use, layer);
    Value normal = InstanceNormRule.normal(use, x, layer);
    Shape table = Shape.of(condition.classes(), x.shape().last());
    Value gamma = layer.vectors("_norm.weight", "gammas", table, Initial.constant(1));
    Value beta = layer.vectors("_norm.bias", "betas", table, Initial.constant(0));
    Value scale = row(condition.value(), gamma, "gamma");
    return normal.times(scale).plus(row(condition.value(), beta, "beta"));
  }

  /** One row a sample, for all of its places. */
  private static Value row(Value ids, Value table, String name) {
    Value row = table.graph().add(new Gather(), List.of(ids, table)).named(name);
    return row.reshape(Shape.batch(1, 1, table.shape().last()));
  }

  @Override
  public boolean centers(ConditionalInstanceNorm annotation) {
    return true;
  }
}
