package dev.regimen.processor.rule.init;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.LecunInit;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.InitRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Settings;

/** Variance 1/fan_in. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LecunInitRule implements InitRule<LecunInit> {
  @Override
  public Class<LecunInit> annotation() {
    return LecunInit.class;
  }

  @Override
  public Initial initial(Use<LecunInit> use, Fans fans, Settings settings) {
    return Variance.initial(use.annotation().distribution(), Variance.lecun(fans));
  }
}
