package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.SampleWeights;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.List;

/** Samples count by their weights in the data. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SampleWeightsRule implements RunRule<SampleWeights> {
  @Override
  public Class<SampleWeights> annotation() {
    return SampleWeights.class;
  }

  @Override
  public List<Fact> facts(SampleWeights annotation) {
    return List.of(Fact.of("sampleWeights"));
  }

  @Override
  public boolean weighsSamples(SampleWeights annotation) {
    return true;
  }
}
