package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.ActingRules;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.WeightRule;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which tables are to be updated in the rows that a batch looks up, and what of that is told. */
public final class SparseTables {
  private final Lowered lowered;
  private final NetworkModel model;
  private final Rules rules;

  private SparseTables(Lowered lowered, NetworkModel model, Rules rules) {
    this.lowered = lowered;
    this.model = model;
    this.rules = rules;
  }

  /** The tables that are declared so, and on which nothing acts that has to reach every row. */
  public static Set<Leaf> of(Lowered lowered, NetworkModel model, Rules rules) {
    SparseTables tables = new SparseTables(lowered, model, rules);
    Set<Leaf> wanted = new LinkedHashSet<>();
    tables.declared().stream()
        .filter(state -> tables.reaching(state).isEmpty())
        .forEach(state -> wanted.add(state.op()));
    return wanted;
  }

  private List<State> declared() {
    return lowered.parameters().stream().filter(state -> isDeclared(state)).toList();
  }

  private boolean isDeclared(State state) {
    return state.rank() > 1
        && model.layers().stream()
            .filter(layer -> layer.name().equals(state.layer()))
            .anyMatch(this::isSparse);
  }

  private boolean isSparse(LayerModel layer) {
    List<Rules.Bound<LayerRule<Annotation>>> bound = rules.in(Role.LAYER, layer.uses());
    return bound.stream().anyMatch(each -> each.rule().sparse(each.annotation()));
  }

  /** What has to reach every row of a table: a technique of its update, or another use of it. */
  private Optional<String> reaching(State state) {
    return ActingRules.on(state.layer(), model, rules).stream()
        .filter(bound -> bound.rule().appliesTo(bound.annotation(), state.rank()))
        .filter(bound -> bound.rule().reachesEveryRow(bound.annotation()))
        .map(bound -> bound.use().text())
        .findFirst()
        .or(() -> sharing(state));
  }

  private Optional<String> sharing(State state) {
    return model.layers().stream()
        .flatMap(
            layer ->
                rules.in(Role.WEIGHT, layer.uses()).stream()
                    .filter(bound -> shares(bound, state))
                    .map(bound -> bound.use().text() + " on " + layer.text()))
        .findFirst();
  }

  private static boolean shares(Rules.Bound<WeightRule<Annotation>> bound, State state) {
    return bound.rule().shares(bound.annotation()).filter(state.layer()::equals).isPresent();
  }

  /**
   * Lines for the summary.
   *
   * @param sparse the tables that it came to
   */
  public static List<String> notes(
      Lowered lowered, Set<Leaf> sparse, NetworkModel model, Rules rules) {
    SparseTables tables = new SparseTables(lowered, model, rules);
    List<String> notes = new ArrayList<>();
    for (State state : tables.declared()) {
      if (!ActingRules.train(state.layer(), model, rules) || state.fixed()) {
        continue;
      }
      String because = tables.reaching(state).map(text -> " (" + text + ")").orElse("");
      notes.add(
          state.layer()
              + ": "
              + (sparse.contains(state.op())
                  ? "an update reaches the rows that its batch looks up"
                  : "every update reaches every row" + because));
    }
    return notes;
  }
}
