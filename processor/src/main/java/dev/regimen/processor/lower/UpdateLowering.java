package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.UpdateStage;
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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The optimizer as programs of their own: from parameters, their gradients and what the optimizer
 * remembers to what these become. It goes rule by rule over all parameters, so that a rule can see
 * the whole network's gradients.
 */
public final class UpdateLowering {
  private static final Comparator<Rules.Bound<UpdateRule<Annotation>>> BY_NAME =
      Comparator.comparing(bound -> bound.rule().annotation().getName());

  /** The randomness of layers, which is counted from 0, never comes here. */
  private static final int FIRST_STREAM = 1 << 24;

  private final DeclaredSettings settings;
  private final Map<String, Integer> depths;
  private final Map<State, Scalar> steps = new HashMap<>();
  // The parameters whose rows are looked up.
  private final Set<Value> tables;

  private final Map<State, Map<Class<?>, Rules.Bound<UpdateRule<Annotation>>>> acting =
      new LinkedHashMap<>();

  /** Of which the tasks' trained numbers are kept at a mean of 1; empty where nothing is. */
  private final Optional<NetworkModel> balanced;

  /** The parameters that are somewhere else when a batch's last gradients are computed. */
  private final Set<State> ascended = new HashSet<>();

  /** What a technique makes of what flows. */
  private interface Link {
    Value apply(Rules.Bound<UpdateRule<Annotation>> technique, Value value, ParameterUpdate update);
  }

  private UpdateLowering(
      Lowered lowered,
      Collection<Value> trained,
      NetworkModel model,
      Rules rules,
      DeclaredSettings settings) {
    tables =
        lowered.program().body().stream()
            .filter(value -> value.op() instanceof Gather)
            .map(value -> value.arg(1))
            .collect(Collectors.toSet());
    this.settings = settings;
    balanced =
        TaskWeighing.of(model, rules).filter(bound -> bound.rule().balances()).map(bound -> model);
    // What trains later counts too: the rate of a layer does not jump when another one thaws.
    depths = Depths.of(everTrained(lowered, model, rules), model);
    Phases phases = Phases.of(model, rules);
    for (State parameter : lowered.trained(trained)) {
      acting.put(parameter, acting(parameter, model, rules));
      steps.put(parameter, step(phases.of(parameter.layer(), model, rules)));
    }
  }

  private static List<State> everTrained(Lowered lowered, NetworkModel model, Rules rules) {
    return lowered.parameters().stream()
        .filter(p -> ActingRules.frozenEpochs(p.layer(), model, rules) < Integer.MAX_VALUE)
        .toList();
  }

  /** Counts the updates of what trains from a phase on. */
  private static Scalar step(int phase) {
    Scalar run = Scalar.of(Scalar.Clock.STEP);
    return phase == 0 ? run : run.minus(new Scalar.PhaseBegin(phase));
  }

  /** The parameters that the regime trains: the others need no gradient. */
  public static List<Value> trained(Lowered lowered, NetworkModel model, Rules rules) {
    return lowered.parameters().stream()
        .filter(parameter -> !parameter.fixed())
        .filter(parameter -> ActingRules.train(parameter.layer(), model, rules))
        .map(State::leaf)
        .toList();
  }

  /**
   * The step's programs behind that of the gradients, in the order of their running: how the
   * parameters are moved for a second look, how batches' gradients are added up, and what the
   * parameters and the optimizer's slots become. Only the last one is always there.
   *
   * @param trained the leaves of the parameters that have a gradient
   */
  public static Map<UpdateStage, Program> update(
      Lowered lowered,
      Collection<Value> trained,
      NetworkModel model,
      Rules rules,
      DeclaredSettings settings) {
    UpdateLowering lowering = new UpdateLowering(lowered, trained, model, rules, settings);
    Map<UpdateStage, Program> programs = new EnumMap<>(UpdateStage.class);
    Program ascent = lowering.ascent();
    List<Rules.Bound<UpdateRule<Annotation>>> accumulating =
        lowering.techniques().stream().filter(bound -> bound.rule().accumulates()).toList();
    accumulating.forEach(bound -> settings.settings(bound.use()));
    boolean accumulates = !accumulating.isEmpty();
    if (!lowering.ascended.isEmpty()) {
      programs.put(UpdateStage.ASCEND, ascent);
    }
    if (accumulates) {
      programs.put(UpdateStage.ACCUMULATE, lowering.accumulation());
    }
    Map<State, Map<Class<?>, Rules.Bound<UpdateRule<Annotation>>>> statistics =
        new LinkedHashMap<>();
    lowered.running().stream()
        .filter(state -> ActingRules.train(state.layer(), model, rules))
        .forEach(state -> statistics.put(state, acting(state, model, rules)));
    programs.put(UpdateStage.UPDATE, lowering.descent(accumulates, statistics));
    return programs;
  }

  private Program ascent() {
    Map<State, ParameterUpdate> updates = begin();
    Map<State, Value> gradients = new HashMap<>();
    updates.forEach((parameter, update) -> gradients.put(parameter, update.flow()));
    Link link = (t, value, update) -> t.rule().ascend(t.use(), value, update);
    techniques().forEach(technique -> run(technique, link, updates));
    updates.forEach(
        (parameter, update) -> {
          if (update.flow() != gradients.get(parameter)) {
            update.ascend();
            ascended.add(parameter);
          }
        });
    return program(updates);
  }

  /** With it the parameters come back from where the gradients were computed. */
  private Program accumulation() {
    Map<State, ParameterUpdate> updates = begin();
    updates.values().forEach(ParameterUpdate::accumulate);
    ascended.forEach(parameter -> updates.get(parameter).restore());
    return program(updates);
  }

  private Program descent(
      boolean accumulated,
      Map<State, Map<Class<?>, Rules.Bound<UpdateRule<Annotation>>>> statistics) {
    Map<State, ParameterUpdate> updates = begin();
    if (accumulated) {
      updates.values().forEach(ParameterUpdate::takeAccumulated);
    } else {
      ascended.forEach(parameter -> updates.get(parameter).takeOriginal());
    }
    updates.forEach((p, update) -> acting.get(p).values().forEach(bound -> rate(bound, update)));
    updates.forEach(
        (p, update) -> p.rate().map(update.learningRate()::times).ifPresent(update::learningRate));
    for (UpdateSlot slot : UpdateSlot.values()) {
      if (slot == UpdateSlot.AVERAGE) {
        enter(statistics, updates);
      }
      // Names only tell apart what gives the same in either order.
      techniques().stream()
          .sorted(
              Comparator.<Rules.Bound<UpdateRule<Annotation>>>comparingInt(
                      bound -> bound.rule().priority(slot))
                  .thenComparing(BY_NAME))
          .forEach(technique -> run(technique, slot::apply, updates));
      if (slot == UpdateSlot.SCALE) {
        updates.values().forEach(ParameterUpdate::descend);
      }
      if (slot == UpdateSlot.PROJECT) {
        balanced.ifPresent(model -> TaskBalance.keep(updates, model, settings));
      }
    }
    updates.values().forEach(ParameterUpdate::finish);
    return program(updates);
  }

  /** All parameters with their gradients, in a graph of their own. */
  private Map<State, ParameterUpdate> begin() {
    Graph graph = new Graph();
    Map<State, ParameterUpdate> updates = new LinkedHashMap<>();
    for (State parameter : acting.keySet()) {
      graph.enter(Origin.update(parameter.layer()));
      Value leaf = graph.add(parameter.op(), List.of()).named(parameter.leaf().name());
      Value gradient = graph.add(parameter.op().gradient(), List.of()).named("gradient");
      updates.put(
          parameter,
          new ParameterUpdate(
              leaf,
              gradient,
              depth(parameter),
              steps.getOrDefault(parameter, step(0)),
              tables.contains(parameter.leaf()),
              updates.values(),
              settings));
    }
    return updates;
  }

  private int depth(State state) {
    return depths.getOrDefault(state.layer(), 0);
  }

  private static Program program(Map<State, ParameterUpdate> updates) {
    List<Update> all = new ArrayList<>();
    updates.values().forEach(update -> all.addAll(update.updates()));
    Graph graph =
        updates.values().stream().findFirst().map(u -> u.flow().graph()).orElseGet(Graph::new);
    return new Program(graph, Map.of(), all);
  }

  /** A running statistic is what the gradients' program has made of it: only averages see it. */
  private void enter(
      Map<State, Map<Class<?>, Rules.Bound<UpdateRule<Annotation>>>> statistics,
      Map<State, ParameterUpdate> updates) {
    acting.putAll(statistics);
    Optional<Graph> graph = updates.values().stream().findFirst().map(u -> u.flow().graph());
    for (State statistic : graph.isPresent() ? statistics.keySet() : Set.<State>of()) {
      graph.get().enter(Origin.update(statistic.layer()));
      Value leaf = graph.get().add(statistic.op(), List.of()).named(statistic.leaf().name());
      updates.put(
          statistic,
          new ParameterUpdate(
              leaf, leaf, depth(statistic), step(0), false, updates.values(), settings));
    }
  }

  /** Every rule that acts on some parameter, by name. */
  private List<Rules.Bound<UpdateRule<Annotation>>> techniques() {
    Map<String, Rules.Bound<UpdateRule<Annotation>>> all = new TreeMap<>();
    acting.values().stream()
        .flatMap(map -> map.values().stream())
        .forEach(bound -> all.putIfAbsent(bound.rule().annotation().getName(), bound));
    return List.copyOf(all.values());
  }

  /** A rule on all parameters that it acts on, each as it is stated there. */
  private void run(
      Rules.Bound<UpdateRule<Annotation>> technique,
      Link link,
      Map<State, ParameterUpdate> updates) {
    int stream = FIRST_STREAM + techniques().indexOf(technique);
    Class<? extends Annotation> annotation = technique.rule().annotation();
    updates.values().forEach(update -> update.begin(annotation, stream));
    updates.forEach(
        (parameter, update) -> {
          Rules.Bound<UpdateRule<Annotation>> own = acting.get(parameter).get(annotation);
          if (own != null) {
            update.flow().graph().enter(Origin.update(parameter.layer()));
            update.flow(link.apply(own, update.flow(), update));
          }
        });
  }

  private static Map<Class<?>, Rules.Bound<UpdateRule<Annotation>>> acting(
      State parameter, NetworkModel model, Rules rules) {
    Map<Class<?>, Rules.Bound<UpdateRule<Annotation>>> acting = new LinkedHashMap<>();
    int rank = parameter.rank();
    ActingRules.on(parameter.layer(), model, rules).stream()
        .filter(bound -> bound.rule().appliesTo(bound.annotation(), rank))
        .filter(bound -> parameter.rate().isEmpty() || !penalizes(bound))
        .forEach(bound -> acting.put(bound.rule().annotation(), bound));
    return acting;
  }

  private static boolean penalizes(Rules.Bound<UpdateRule<Annotation>> bound) {
    return !bound.rule().penalties(bound.annotation()).isEmpty();
  }

  private static void rate(Rules.Bound<UpdateRule<Annotation>> bound, ParameterUpdate update) {
    Scalar rate = bound.rule().learningRate(bound.use(), update.learningRate(), update);
    update.learningRate(rate);
  }
}
