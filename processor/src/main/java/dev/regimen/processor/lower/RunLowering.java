package dev.regimen.processor.lower;

import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;

/** Collects what the loop is told: facts for the blueprint, and every number as a setting. */
public final class RunLowering {
  private RunLowering() {}

  /** The facts of all run and augmentation rules; their numbers become settings. */
  @SuppressWarnings("unchecked") // a class literal has no wildcard
  public static List<Fact> facts(NetworkModel model, Rules rules, Knobs knobs) {
    Class<RunRule<?>> role = (Class<RunRule<?>>) (Class<?>) RunRule.class;
    List<Fact> facts = new ArrayList<>();
    for (Rules.Bound<RunRule<?>> bound : rules.in(role, model.regime())) {
      knobs.settings(bound.use());
      facts.addAll(facts(bound));
    }
    facts.addAll(new AugmentationLowering(knobs).facts(model, rules));
    return facts;
  }

  private static <A extends Annotation> List<Fact> facts(Rules.Bound<RunRule<?>> bound) {
    @SuppressWarnings("unchecked") // Rules binds a use to the rule of its annotation
    RunRule<A> rule = (RunRule<A>) bound.rule();
    return rule.facts(rule.annotation().cast(bound.use().annotation()));
  }
}
