package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Adam;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Band;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.Optional;

/** Adam's direction m̂/(√v̂ + ε). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class AdamRule implements UpdateRule<Adam> {
  @Override
  public Class<Adam> annotation() {
    return Adam.class;
  }

  @Override
  public boolean optimizer() {
    return true;
  }

  @Override
  public boolean standard() {
    return true;
  }

  @Override
  public Value precondition(Use<Adam> use, Value gradient, UpdateScope scope) {
    return AdaptiveMoments.direction(use, gradient, scope);
  }

  @Override
  public Optional<String> momentumMember(Adam annotation) {
    return Optional.of("beta1");
  }

  @Override
  public Band usualRates() {
    return AdaptiveMoments.USUAL_RATES;
  }

  @Override
  public boolean adaptive(Adam annotation) {
    return true;
  }
}
