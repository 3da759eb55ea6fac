package dev.regimen.processor.rule.init;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.TruncatedNormalInit;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.InitRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Settings;

/** A normal distribution cut at two deviations, rescaled to the deviation asked for. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class TruncatedNormalInitRule implements InitRule<TruncatedNormalInit> {
  @Override
  public Class<TruncatedNormalInit> annotation() {
    return TruncatedNormalInit.class;
  }

  @Override
  public Initial initial(Use<TruncatedNormalInit> use, Fans fans, Settings settings) {
    return new Initial(Initial.Kind.TRUNCATED_NORMAL, settings.setting(use, "std"));
  }
}
