package dev.regimen.processor.rule.init;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.UniformInit;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.InitRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Settings;

/** U[−bound, bound]. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class UniformInitRule implements InitRule<UniformInit> {
  @Override
  public Class<UniformInit> annotation() {
    return UniformInit.class;
  }

  @Override
  public Initial initial(Use<UniformInit> use, Fans fans, Settings settings) {
    return new Initial(Initial.Kind.UNIFORM, settings.setting(use, "bound"));
  }
}
