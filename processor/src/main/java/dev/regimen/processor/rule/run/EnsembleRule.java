package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Ensemble;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.List;

/** The setting {@code ensemble}: how often a fit trains the network. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class EnsembleRule implements RunRule<Ensemble> {
  @Override
  public Class<Ensemble> annotation() {
    return Ensemble.class;
  }

  /** The number of members is a setting. */
  @Override
  public List<Fact> facts(Ensemble annotation) {
    return List.of();
  }

  @Override
  public boolean trainsSeveral() {
    return true;
  }
}
