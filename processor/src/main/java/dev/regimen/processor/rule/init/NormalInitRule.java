package dev.regimen.processor.rule.init;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.NormalInit;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.InitRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Settings;

/** N(0, std²). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class NormalInitRule implements InitRule<NormalInit> {
  @Override
  public Class<NormalInit> annotation() {
    return NormalInit.class;
  }

  @Override
  public Initial initial(Use<NormalInit> use, Fans fans, Settings settings) {
    return new Initial(Initial.Kind.NORMAL, settings.setting(use, "std"));
  }
}
