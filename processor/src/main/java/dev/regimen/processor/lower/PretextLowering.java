package dev.regimen.processor.lower;

import dev.regimen.processor.model.Construction;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Replaced;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.PretextRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the blueprint is told of a pretext task: how samples are shown, and which layers the network
 * has not in common with the one that predicts labels.
 */
final class PretextLowering {
  /** Rows of which each has its partner and another to be told from. */
  private static final int PAIRS = 4;

  private PretextLowering() {}

  static List<Fact> facts(NetworkModel model, Rules rules) {
    return rules.in(Role.PRETEXT, model.regime()).stream()
        .findFirst()
        .map(task -> facts(task, model))
        .orElseGet(List::of);
  }

  private static List<Fact> facts(Rules.Bound<PretextRule<Annotation>> task, NetworkModel model) {
    Fact samples = Fact.of("pretext", new Construction(task.rule().samples(), List.of()));
    List<Fact> facts = new ArrayList<>(List.of(samples));
    model.parts().stream()
        .filter(part -> part.site().equals(task.use().site()))
        .forEach(part -> facts.add(Fact.of("head", part.name())));
    leftOut(task.use(), model)
        .filter(Use::onLayer)
        .<String>map(Use::layer)
        .distinct()
        .forEach(layer -> facts.add(Fact.of("leavesOut", layer)));
    leftOut(task.use(), model)
        .flatMap(DeclaredSettings::names)
        .distinct()
        .sorted()
        .forEach(setting -> facts.add(Fact.of("passesOver", setting)));
    if (task.rule().comparesSamples()) {
      facts.add(Fact.of("smallestBatch", PAIRS));
    }
    return facts;
  }

  /** What the written network says that the task does not look at. */
  private static Stream<Use<?>> leftOut(Use<?> task, NetworkModel model) {
    return model.replaced().stream()
        .filter(
            each -> each.by().filter(by -> by.annotation().equals(task.annotation())).isPresent())
        .map(Replaced::was);
  }
}
