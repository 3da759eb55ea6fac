package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Seed;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.List;

/** The setting {@code seed}. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SeedRule implements RunRule<Seed> {
  @Override
  public Class<Seed> annotation() {
    return Seed.class;
  }

  @Override
  public List<Fact> facts(Seed annotation) {
    return List.of();
  }

  @Override
  public boolean standard() {
    return true;
  }
}
