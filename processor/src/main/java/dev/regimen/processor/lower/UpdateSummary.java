package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Curves;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UpdateRule;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What techniques of the update say of themselves in the summary, and where they stand. */
public final class UpdateSummary {
  private UpdateSummary() {}

  /** Lines such as {@code stem, head: frozen} and {@code momentum: changes by a schedule}. */
  public static List<String> of(NetworkModel model, Rules rules, Curves curves) {
    Map<String, String> places = new LinkedHashMap<>();
    model.regime().forEach(use -> add(use, use.text(), rules, places));
    model
        .layers()
        .forEach(layer -> layer.uses().forEach(use -> add(use, layer.name(), rules, places)));
    curves
        .numbers()
        .keySet()
        .forEach(
            name -> places.merge("changes by a schedule", name, (one, two) -> one + ", " + two));
    return places.entrySet().stream().map(each -> each.getValue() + ": " + each.getKey()).toList();
  }

  private static void add(Use<?> use, String place, Rules rules, Map<String, String> places) {
    Optional<Rules.Bound<UpdateRule<Annotation>>> bound = rules.bound(Role.UPDATE, use);
    bound
        .flatMap(each -> each.rule().summary(each.annotation()))
        .ifPresent(text -> places.merge(text, place, (before, one) -> before + ", " + one));
  }
}
