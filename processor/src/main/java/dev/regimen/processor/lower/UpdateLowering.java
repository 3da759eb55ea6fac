package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.ActingRules;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateSlot;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The optimizer as a program of its own: from parameters, their gradients and the optimizer's slots
 * to what these become. It goes slot by slot and rule by rule over all parameters, so that a rule
 * can see the whole network's gradients.
 */
public final class UpdateLowering {
  private static final Comparator<Rules.Bound<UpdateRule<Annotation>>> BY_NAME =
      Comparator.comparing(bound -> bound.rule().annotation().getName());

  private final NetworkModel model;
  private final Rules rules;
  private final Graph graph = new Graph();
  private final Map<State, ParameterUpdate> updates = new LinkedHashMap<>();
  private final Map<State, Map<Class<?>, Rules.Bound<UpdateRule<Annotation>>>> acting =
      new HashMap<>();

  private UpdateLowering(NetworkModel model, Rules rules) {
    this.model = model;
    this.rules = rules;
  }

  /** The step's first program, which leaves each parameter's gradient where the update reads it. */
  public static Program gradients(Lowered lowered, Map<Value, Value> gradients) {
    Program program = lowered.program();
    List<Update> updates = new ArrayList<>();
    for (State parameter : lowered.parameters()) {
      Value gradient = gradients.get(parameter.leaf());
      if (gradient != null) {
        program.graph().enter(Origin.update(parameter.layer()));
        updates.add(new Update(gradient(program.graph(), parameter), gradient));
      }
    }
    return program.writing(updates);
  }

  private static Value gradient(Graph graph, State parameter) {
    return graph.add(parameter.op().gradient(), List.of());
  }

  /** The parameters that the regime trains: the others need no gradient. */
  public static List<Value> trained(Lowered lowered, NetworkModel model, Rules rules) {
    return lowered.parameters().stream()
        .filter(parameter -> ActingRules.train(parameter.layer(), model, rules))
        .map(State::leaf)
        .toList();
  }

  /**
   * The step's second program: what the parameters, the optimizer's slots and the averages become.
   *
   * @param trained the leaves of the parameters that have a gradient
   */
  public static Program update(
      Lowered lowered,
      Collection<Value> trained,
      NetworkModel model,
      Rules rules,
      DeclaredSettings settings) {
    List<State> statistics =
        lowered.running().stream()
            .filter(state -> ActingRules.train(state.layer(), model, rules))
            .toList();
    return new UpdateLowering(model, rules).lower(lowered.trained(trained), statistics, settings);
  }

  private Program lower(List<State> trained, List<State> statistics, DeclaredSettings settings) {
    for (State parameter : trained) {
      graph.enter(Origin.update(parameter.layer()));
      Value leaf = graph.add(parameter.op(), List.of()).named(parameter.leaf().name());
      Value gradient = gradient(graph, parameter).named("gradient");
      acting.put(parameter, acting(parameter));
      updates.put(parameter, new ParameterUpdate(leaf, gradient, updates.values(), settings));
    }
    updates.forEach((p, update) -> acting.get(p).values().forEach(bound -> rate(bound, update)));
    for (UpdateSlot slot : UpdateSlot.values()) {
      if (slot == UpdateSlot.AVERAGE) {
        statistics.forEach(statistic -> enter(statistic, settings));
      }
      run(slot);
      if (slot == UpdateSlot.SCALE) {
        updates.values().forEach(ParameterUpdate::descend);
      }
    }
    List<Update> all = new ArrayList<>();
    updates.values().forEach(update -> all.addAll(update.updates()));
    return new Program(graph, Map.of(), all);
  }

  /** A running statistic is what the gradients' program has made of it: only averages see it. */
  private void enter(State statistic, DeclaredSettings settings) {
    graph.enter(Origin.update(statistic.layer()));
    Value leaf = graph.add(statistic.op(), List.of()).named(statistic.leaf().name());
    acting.put(statistic, acting(statistic));
    updates.put(statistic, new ParameterUpdate(leaf, leaf, updates.values(), settings));
  }

  /** Every rule of a slot in turn, each on all parameters that it acts on. */
  private void run(UpdateSlot slot) {
    Map<String, Rules.Bound<UpdateRule<Annotation>>> all = new TreeMap<>();
    acting.values().stream()
        .flatMap(map -> map.values().stream())
        .forEach(bound -> all.putIfAbsent(bound.rule().annotation().getName(), bound));
    List<Rules.Bound<UpdateRule<Annotation>>> ordered = new ArrayList<>(all.values());
    // Names only tell apart what gives the same in either order.
    ordered.sort(
        Comparator.<Rules.Bound<UpdateRule<Annotation>>>comparingInt(
                bound -> bound.rule().priority(slot))
            .thenComparing(BY_NAME));
    for (Rules.Bound<UpdateRule<Annotation>> rule : ordered) {
      updates.values().forEach(update -> update.begin(rule.rule().annotation()));
      updates.forEach(
          (parameter, update) -> {
            Rules.Bound<UpdateRule<Annotation>> own =
                acting.get(parameter).get(rule.rule().annotation());
            if (own != null) {
              graph.enter(Origin.update(parameter.layer()));
              apply(slot, own, update);
            }
          });
    }
  }

  private Map<Class<?>, Rules.Bound<UpdateRule<Annotation>>> acting(State parameter) {
    Map<Class<?>, Rules.Bound<UpdateRule<Annotation>>> acting = new LinkedHashMap<>();
    int rank = parameter.shape().rank();
    ActingRules.on(parameter.layer(), model, rules).stream()
        .filter(bound -> bound.rule().appliesTo(bound.annotation(), rank))
        .forEach(bound -> acting.put(bound.rule().annotation(), bound));
    return acting;
  }

  private static void apply(
      UpdateSlot slot, Rules.Bound<UpdateRule<Annotation>> bound, ParameterUpdate update) {
    update.flow(slot.apply(bound, update.flow(), update));
  }

  private static void rate(Rules.Bound<UpdateRule<Annotation>> bound, ParameterUpdate update) {
    Scalar rate = bound.rule().learningRate(bound.use(), update.learningRate(), update);
    update.learningRate(rate);
  }
}
