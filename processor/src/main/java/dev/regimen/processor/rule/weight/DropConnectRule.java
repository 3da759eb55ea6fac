package dev.regimen.processor.rule.weight;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.DropConnect;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.WeightRule;

/** w·m/(1 − p) where it draws, m = 1 with probability 1 − p for each entry; else w. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class DropConnectRule implements WeightRule<DropConnect> {
  @Override
  public Class<DropConnect> annotation() {
    return DropConnect.class;
  }

  @Override
  public Value weight(Use<DropConnect> use, Value trained, LayerScope layer) {
    double drop = use.annotation().value();
    if (!layer.draws() || drop == 0) {
      return trained;
    }
    return layer.masked(trained, 1 - drop).named("maskedWeight");
  }

  @Override
  public boolean draws(DropConnect annotation) {
    return annotation.value() > 0;
  }
}
