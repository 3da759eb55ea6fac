package dev.regimen.processor.rule.init;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.OrthogonalInit;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.InitRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Settings;

/** Orthonormal rows or columns, times the gain. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class OrthogonalInitRule implements InitRule<OrthogonalInit> {
  @Override
  public Class<OrthogonalInit> annotation() {
    return OrthogonalInit.class;
  }

  @Override
  public Initial initial(Use<OrthogonalInit> use, Fans fans, Settings settings) {
    return new Initial(Initial.Kind.ORTHOGONAL, settings.setting(use, "gain"));
  }
}
