package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.TaskWeightRule;
import java.util.List;
import java.util.Optional;

/**
 * What a network of several tasks is trained by where a technique weighs their losses otherwise
 * than they are stated. What a run reports is their sum by the stated weights all the same.
 */
final class TaskWeighing implements TaskWeightRule.Scope {
  private final NetworkModel model;
  private final Rules rules;
  private final DeclaredSettings settings;
  private final Graph graph;
  private final List<State> states;

  TaskWeighing(
      NetworkModel model, Rules rules, DeclaredSettings settings, Graph graph, List<State> states) {
    this.model = model;
    this.rules = rules;
    this.settings = settings;
    this.graph = graph;
    this.states = states;
  }

  /** The loss that is trained, a scalar; empty where it is the sum by the stated weights. */
  Optional<Value> loss(List<LossLowering.Outcome> outcomes) {
    List<TaskWeightRule.TaskLoss> losses =
        outcomes.stream()
            .map(
                of ->
                    new TaskWeightRule.TaskLoss(
                        of.head().task(), of.likelihood(), of.weight(), of.mean(), of.samples()))
            .toList();
    graph.enter(Origin.forward(Origin.LOSS));
    return rules.in(Role.TASK_WEIGHT, model.regime()).stream()
        .findFirst()
        .map(bound -> bound.rule().loss(bound.use(), losses, this))
        .map(loss -> loss.reshape(Shape.scalar()).named("mean"));
  }

  @Override
  public Value parameter(TaskModel task, String role, Initial initial, Scalar rate) {
    String name = task.name() + "." + role;
    Value leaf = graph.leaf(Leaf.Kind.PARAMETER, name, Shape.of(1)).named(role);
    String head = model.end(task).orElseThrow().name();
    states.add(new State(leaf, head, role, initial).byItself(rate));
    return leaf.reshape(Shape.of(1, 1));
  }

  @Override
  public Scalar setting(Use<?> use, String member) {
    return settings.setting(use, member);
  }
}
