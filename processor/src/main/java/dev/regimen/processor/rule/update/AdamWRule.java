package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.AdamW;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Band;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.Optional;

/** Adam's direction; the decay is {@code @WeightDecay}'s. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class AdamWRule implements UpdateRule<AdamW> {
  @Override
  public Class<AdamW> annotation() {
    return AdamW.class;
  }

  @Override
  public boolean optimizer() {
    return true;
  }

  @Override
  public Value precondition(Use<AdamW> use, Value gradient, UpdateScope scope) {
    return AdaptiveMoments.direction(use, gradient, scope);
  }

  @Override
  public Optional<String> momentumMember(AdamW annotation) {
    return Optional.of("beta1");
  }

  @Override
  public Band usualRates() {
    return AdaptiveMoments.USUAL_RATES;
  }

  @Override
  public boolean adaptive(AdamW annotation) {
    return true;
  }
}
