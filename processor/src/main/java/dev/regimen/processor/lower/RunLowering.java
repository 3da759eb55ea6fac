package dev.regimen.processor.lower;

import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.UnlabelledRule;
import dev.regimen.processor.rule.Views;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what the loop is told: facts for the blueprint, and every number as a setting. */
public final class RunLowering {
  private RunLowering() {}

  /** The facts of all run, schedule and augmentation rules; their numbers become settings. */
  public static List<Fact> facts(NetworkModel model, Rules rules, DeclaredSettings settings) {
    List<Fact> facts = new ArrayList<>();
    for (Rules.Bound<RunRule<Annotation>> bound : rules.in(Role.RUN, model.regime())) {
      settings.settings(bound.use());
      facts.addAll(bound.rule().facts(bound.use(), model, rules));
    }
    for (Rules.Bound<ScheduleRule<Annotation>> bound : rules.in(Role.SCHEDULE, model.regime())) {
      List<Fact> told = bound.rule().facts(bound.use(), model, rules);
      if (!told.isEmpty()) {
        settings.settings(bound.use()); // the loop reads numbers that no formula asks for
      }
      facts.addAll(told);
    }
    facts.addAll(new AugmentationLowering(settings).facts(model, rules));
    facts.addAll(unlabelled(model, rules));
    facts.addAll(PretextLowering.facts(model, rules));
    return facts;
  }

  /** What the loop is told of losses of samples without labels. */
  private static List<Fact> unlabelled(NetworkModel model, Rules rules) {
    List<Rules.Bound<UnlabelledRule<Annotation>>> all = rules.in(Role.UNLABELLED, model.regime());
    List<Fact> facts = new ArrayList<>();
    if (all.isEmpty()) {
      return facts;
    }
    facts.add(Fact.of("learnsUnlabelled"));
    boolean views = Views.differ(model, rules);
    boolean strong =
        all.stream().anyMatch(bound -> bound.rule().strengthensViews(bound.annotation()));
    if (views && all.stream().anyMatch(b -> b.rule().comparesViews(b.annotation()))) {
      facts.add(Fact.of("secondView", strong));
    }
    if (all.stream().anyMatch(bound -> bound.rule().readsAverage(bound.annotation()))) {
      facts.add(Fact.of("teacher"));
    }
    return facts;
  }

  /**
   * What the rules' numbers must fulfil together in every run; what speaks of a number that no rule
   * asked for, so that no run can override it, is left to the compiler's own check.
   */
  public static List<Fact> relations(NetworkModel model, Rules rules, DeclaredSettings settings) {
    Set<String> known = settings.all().stream().map(Setting::name).collect(Collectors.toSet());
    Stream<Use<?>> ofLayers = model.layers().stream().flatMap(layer -> layer.uses().stream());
    return Stream.concat(model.regime().stream(), ofLayers)
        .flatMap(use -> relations(use, model, rules))
        .filter(relation -> known.containsAll(relation.names()))
        .map(Relation::fact)
        .distinct()
        .toList();
  }

  /**
   * The numbers that regularize, and at which value each does nothing; of one that no rule asked
   * for, so that no run can override it, nothing is told.
   */
  public static List<Fact> regularizers(
      NetworkModel model, Rules rules, DeclaredSettings settings) {
    Set<String> known = settings.all().stream().map(Setting::name).collect(Collectors.toSet());
    Stream<Use<?>> ofLayers = model.layers().stream().flatMap(layer -> layer.uses().stream());
    Stream<Use<?>> ofTasks = model.tasks().stream().flatMap(task -> task.uses().stream());
    return Stream.of(model.regime().stream(), ofTasks, ofLayers)
        .flatMap(uses -> uses)
        .filter(use -> regularizes(use, rules))
        .flatMap(use -> DeclaredSettings.neutral(use).entrySet().stream())
        .filter(number -> known.contains(number.getKey()))
        .sorted(Map.Entry.comparingByKey()) // whatever the order on the class
        .map(number -> Fact.of("regularizer", number.getKey(), number.getValue()))
        .distinct()
        .toList();
  }

  private static boolean regularizes(Use<?> use, Rules rules) {
    return rules
        .of(use.annotation().annotationType())
        .filter(rule -> regularizes(rule, use))
        .isPresent();
  }

  private static <A extends Annotation> boolean regularizes(Rule<A> rule, Use<?> use) {
    return rule.regularizes(rule.annotation().cast(use.annotation()));
  }

  private static Stream<Relation> relations(Use<?> use, NetworkModel model, Rules rules) {
    return rules.of(use.annotation().annotationType()).stream()
        .flatMap(rule -> relations(rule, use, model, rules).stream());
  }

  private static <A extends Annotation> List<Relation> relations(
      Rule<A> rule, Use<?> use, NetworkModel model, Rules rules) {
    return rule.relations(use.as(rule.annotation()), model, rules);
  }
}
