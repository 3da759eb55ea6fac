package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Frozen;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import java.util.Optional;

/** No gradient, no step, no statistics of the batch. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class FrozenRule implements UpdateRule<Frozen> {
  @Override
  public Class<Frozen> annotation() {
    return Frozen.class;
  }

  @Override
  public boolean trains(Frozen annotation) {
    return false;
  }

  @Override
  public Optional<String> summary(Frozen annotation) {
    return Optional.of("frozen");
  }
}
