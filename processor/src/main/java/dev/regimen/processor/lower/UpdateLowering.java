package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateSlot;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
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
  private static final Comparator<Rules.Bound<UpdateRule<?>>> BY_NAME =
      Comparator.comparing(bound -> bound.rule().annotation().getName());

  private final NetworkModel model;
  private final Rules rules;
  private final Graph graph = new Graph();
  private final Map<State, ParameterUpdate> updates = new LinkedHashMap<>();
  private final Map<State, Map<Class<?>, Rules.Bound<UpdateRule<?>>>> acting = new HashMap<>();

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

  /**
   * The step's second program: what the parameters and the optimizer's slots become.
   *
   * @param trained the parameters that have a gradient
   */
  public static Program update(List<State> trained, NetworkModel model, Rules rules, Knobs knobs) {
    return new UpdateLowering(model, rules).lower(trained, knobs);
  }

  private Program lower(List<State> trained, Knobs knobs) {
    for (State parameter : trained) {
      graph.enter(Origin.update(parameter.layer()));
      Value leaf = graph.add(parameter.op(), List.of()).named(parameter.leaf().name());
      Value gradient = gradient(graph, parameter).named("gradient");
      acting.put(parameter, acting(parameter));
      updates.put(parameter, new ParameterUpdate(leaf, gradient, updates.values(), knobs));
    }
    updates.forEach((p, update) -> acting.get(p).values().forEach(bound -> rate(bound, update)));
    for (UpdateSlot slot : UpdateSlot.values()) {
      run(slot);
      if (slot == UpdateSlot.SCALE) {
        updates.values().forEach(ParameterUpdate::descend);
      }
    }
    List<Update> all = new ArrayList<>();
    updates.values().forEach(update -> all.addAll(update.updates()));
    return new Program(graph, Map.of(), all);
  }

  /** Every rule of a slot in turn, each on all parameters that it acts on. */
  private void run(UpdateSlot slot) {
    Map<String, Rules.Bound<UpdateRule<?>>> all = new TreeMap<>();
    acting.values().stream()
        .flatMap(map -> map.values().stream())
        .forEach(bound -> all.putIfAbsent(bound.rule().annotation().getName(), bound));
    List<Rules.Bound<UpdateRule<?>>> ordered = new ArrayList<>(all.values());
    // Names only tell apart what gives the same in either order.
    ordered.sort(
        Comparator.<Rules.Bound<UpdateRule<?>>>comparingInt(bound -> bound.rule().priority(slot))
            .thenComparing(BY_NAME));
    for (Rules.Bound<UpdateRule<?>> rule : ordered) {
      updates.values().forEach(ParameterUpdate::begin);
      updates.forEach(
          (parameter, update) -> {
            Rules.Bound<UpdateRule<?>> own = acting.get(parameter).get(rule.rule().annotation());
            if (own != null) {
              graph.enter(Origin.update(parameter.layer()));
              apply(slot, own, update);
            }
          });
    }
  }

  /**
   * The regime's rules, an annotation on a block replacing the same one on the network, and one on
   * the layer both.
   */
  @SuppressWarnings("unchecked") // a class literal has no wildcard
  private Map<Class<?>, Rules.Bound<UpdateRule<?>>> acting(State parameter) {
    Map<Class<? extends Annotation>, Use<?>> nearest = new LinkedHashMap<>();
    model.regime().forEach(use -> nearest.put(use.annotation().annotationType(), use));
    for (BlockModel block : model.blocks()) {
      if (parameter.layer().startsWith(block.name() + ".")) {
        block.self().uses().forEach(use -> nearest.put(use.annotation().annotationType(), use));
      }
    }
    for (LayerModel layer : model.layers()) {
      if (layer.name().equals(parameter.layer())) {
        layer.uses().forEach(use -> nearest.put(use.annotation().annotationType(), use));
      }
    }
    Class<UpdateRule<?>> role = (Class<UpdateRule<?>>) (Class<?>) UpdateRule.class;
    Map<Class<?>, Rules.Bound<UpdateRule<?>>> acting = new LinkedHashMap<>();
    rules.in(role, nearest.values()).stream()
        .filter(bound -> applies(bound, parameter.shape().rank()))
        .forEach(bound -> acting.put(bound.rule().annotation(), bound));
    return acting;
  }

  @SuppressWarnings("unchecked") // Rules binds a use to the rule of its annotation
  private static <A extends Annotation> UpdateRule<A> rule(Rules.Bound<UpdateRule<?>> bound) {
    return (UpdateRule<A>) bound.rule();
  }

  private static <A extends Annotation> boolean applies(
      Rules.Bound<UpdateRule<?>> bound, int rank) {
    UpdateRule<A> rule = rule(bound);
    return rule.appliesTo(rule.annotation().cast(bound.use().annotation()), rank);
  }

  private static <A extends Annotation> void apply(
      UpdateSlot slot, Rules.Bound<UpdateRule<?>> bound, ParameterUpdate update) {
    UpdateRule<A> rule = rule(bound);
    update.flow(slot.apply(rule, bound.use().as(rule.annotation()), update.flow(), update));
  }

  private static <A extends Annotation> void rate(
      Rules.Bound<UpdateRule<?>> bound, ParameterUpdate update) {
    UpdateRule<A> rule = rule(bound);
    Use<A> use = bound.use().as(rule.annotation());
    update.learningRate(rule.learningRate(use, update.learningRate(), update));
  }
}
