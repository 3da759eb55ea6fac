package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Curves;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UpdateRule;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What techniques do that their names do not say: for the summary of a run and the trainer's
 * Javadoc, each once with the places that it holds for.
 */
public final class RegimeNotes {
  private static final String LEAVES_OUT = "leaves out biases and the scales and shifts of norms";
  private static final String ALL = "acts on biases and the scales and shifts of norms too";

  private final Rules rules;
  private final Map<String, String> places = new LinkedHashMap<>();

  private RegimeNotes(Rules rules) {
    this.rules = rules;
  }

  /** Lines such as {@code stem, head: frozen} and {@code momentum: changes by a schedule}. */
  public static List<String> of(NetworkModel model, Rules rules, Curves curves) {
    RegimeNotes notes = new RegimeNotes(rules);
    for (Use<?> use : model.regime()) {
      notes.add(use, use.text(), use.text());
    }
    model
        .tasks()
        .forEach(
            task -> {
              String of = " of " + task.name();
              task.uses().forEach(use -> notes.add(use, use.text() + of, use.text() + of));
            });
    model
        .layers()
        .forEach(
            layer ->
                layer
                    .uses()
                    .forEach(
                        use -> notes.add(use, layer.name(), use.text() + " of " + layer.name())));
    curves.numbers().keySet().forEach(name -> notes.note("changes by a schedule", name));
    return notes.places.entrySet().stream()
        .map(each -> each.getValue() + ": " + each.getKey())
        .toList();
  }

  /**
   * Notes what a use says of itself, and what a penalty acts on.
   *
   * @param place where it stands
   * @param named the same with the technique's name, where the note would not tell it
   */
  private void add(Use<?> use, String place, String named) {
    rules
        .of(use.annotation().annotationType())
        .flatMap(rule -> summary(rule, use))
        .ifPresent(text -> note(text, place));
    Optional<Rules.Bound<UpdateRule<Annotation>>> bound = rules.bound(Role.UPDATE, use);
    bound
        .filter(each -> !each.rule().penalties(each.annotation()).isEmpty())
        .map(each -> each.rule().appliesTo(each.annotation(), 1) ? ALL : LEAVES_OUT)
        .ifPresent(text -> note(text, named));
  }

  private static <A extends Annotation> Optional<String> summary(Rule<A> rule, Use<?> use) {
    return rule.summary(use.as(rule.annotation()).annotation());
  }

  private void note(String text, String place) {
    places.merge(text, place, (before, one) -> before + ", " + one);
  }
}
