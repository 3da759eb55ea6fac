package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UpdateRule;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Appends the optimizer to a program: {@code couple → precondition → decay → step → project} for
 * each parameter.
 */
public final class UpdateLowering {
  private final NetworkModel model;
  private final Rules rules;
  private final Knobs knobs;

  private UpdateLowering(NetworkModel model, Rules rules, Knobs knobs) {
    this.model = model;
    this.rules = rules;
    this.knobs = knobs;
  }

  /**
   * The whole step: what the lowered program yields, and every state it changes.
   *
   * @param gradients of the loss, by the parameter's leaf
   */
  public static Program append(
      Lowered lowered, Map<Value, Value> gradients, NetworkModel model, Rules rules, Knobs knobs) {
    return new UpdateLowering(model, rules, knobs).append(lowered, gradients);
  }

  private Program append(Lowered lowered, Map<Value, Value> gradients) {
    Program program = lowered.program();
    List<Update> updates = new ArrayList<>(program.updates());
    for (State parameter : lowered.parameters()) {
      Value gradient = gradients.get(parameter.leaf());
      if (gradient != null) {
        program.graph().enter(Origin.update(parameter.layer()));
        updates.addAll(chain(program.graph(), parameter, gradient));
      }
    }
    return new Program(program.graph(), program.outputs(), updates);
  }

  private List<Update> chain(Graph graph, State parameter, Value gradient) {
    ParameterUpdate scope = new ParameterUpdate(graph, parameter, knobs);
    List<Rules.Bound<UpdateRule<?>>> acting = acting(parameter);
    Value u = gradient;
    for (Rules.Bound<UpdateRule<?>> bound : acting) {
      u = couple(bound, u, scope);
    }
    for (Rules.Bound<UpdateRule<?>> bound : acting) {
      u = precondition(bound, u, scope);
    }
    for (Rules.Bound<UpdateRule<?>> bound : acting) {
      u = decay(bound, u, scope);
    }
    Value w = parameter.leaf().minus(u.times(Scalar.of(Scalar.Clock.LEARNING_RATE)));
    for (Rules.Bound<UpdateRule<?>> bound : acting) {
      w = project(bound, w, scope);
    }
    List<Update> updates = new ArrayList<>(scope.slots());
    updates.add(new Update(parameter.leaf(), w.named("next")));
    return updates;
  }

  /**
   * The regime's rules, an annotation on a block replacing the same one on the network, and one on
   * the layer both.
   */
  @SuppressWarnings("unchecked") // a class literal has no wildcard
  private List<Rules.Bound<UpdateRule<?>>> acting(State parameter) {
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
    return rules.in(role, nearest.values()).stream()
        .filter(bound -> applies(bound, parameter.shape().rank()))
        .toList();
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

  private static <A extends Annotation> Value couple(
      Rules.Bound<UpdateRule<?>> bound, Value u, ParameterUpdate scope) {
    UpdateRule<A> rule = rule(bound);
    return rule.couple(bound.use().as(rule.annotation()), u, scope);
  }

  private static <A extends Annotation> Value precondition(
      Rules.Bound<UpdateRule<?>> bound, Value u, ParameterUpdate scope) {
    UpdateRule<A> rule = rule(bound);
    return rule.precondition(bound.use().as(rule.annotation()), u, scope);
  }

  private static <A extends Annotation> Value decay(
      Rules.Bound<UpdateRule<?>> bound, Value u, ParameterUpdate scope) {
    UpdateRule<A> rule = rule(bound);
    return rule.decay(bound.use().as(rule.annotation()), u, scope);
  }

  private static <A extends Annotation> Value project(
      Rules.Bound<UpdateRule<?>> bound, Value w, ParameterUpdate scope) {
    UpdateRule<A> rule = rule(bound);
    return rule.project(bound.use().as(rule.annotation()), w, scope);
  }
}
