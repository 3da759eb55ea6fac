package dev.regimen.processor.lower;

import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;

/** Collects what the loop is told: facts for the blueprint, and every number as a setting. */
public final class RunLowering {
  private RunLowering() {}

  /** The facts of all run and augmentation rules; their numbers become settings. */
  public static List<Fact> facts(NetworkModel model, Rules rules, Knobs knobs) {
    List<Fact> facts = new ArrayList<>();
    for (Rules.Bound<RunRule<Annotation>> bound : rules.in(Role.RUN, model.regime())) {
      knobs.settings(bound.use());
      facts.addAll(bound.rule().facts(bound.annotation()));
    }
    facts.addAll(new AugmentationLowering(knobs).facts(model, rules));
    return facts;
  }
}
