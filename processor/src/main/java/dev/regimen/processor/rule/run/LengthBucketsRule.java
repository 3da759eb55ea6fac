package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.LengthBuckets;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.List;

/** The setting {@code lengthBuckets}. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LengthBucketsRule implements RunRule<LengthBuckets> {
  @Override
  public Class<LengthBuckets> annotation() {
    return LengthBuckets.class;
  }

  @Override
  public List<Fact> facts(LengthBuckets annotation) {
    return List.of();
  }

  @Override
  public boolean ofTexts() {
    return true;
  }
}
