package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Ema;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;

/** a ← d·a + (1 − d)·w behind every update, of parameters and running statistics. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class EmaRule implements UpdateRule<Ema> {
  @Override
  public Class<Ema> annotation() {
    return Ema.class;
  }

  @Override
  public boolean averages() {
    return true;
  }

  @Override
  public void average(Use<Ema> use, Value next, UpdateScope scope) {
    Scalar decay = scope.setting(use, "decay");
    Value average = scope.average();
    scope.becomes(average, average.times(decay).plus(next.times(Scalar.ONE.minus(decay))));
  }
}
