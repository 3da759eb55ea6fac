package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ClipValue;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;

/** max(−c, min(g, c)), element by element. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ClipValueRule implements UpdateRule<ClipValue> {
  @Override
  public Class<ClipValue> annotation() {
    return ClipValue.class;
  }

  @Override
  public boolean clips() {
    return true;
  }

  @Override
  public Value clip(Use<ClipValue> use, Value gradient, UpdateScope scope) {
    Scalar bound = scope.setting(use);
    return gradient.min(bound).max(gradient.graph().scalar(bound.negate()));
  }
}
