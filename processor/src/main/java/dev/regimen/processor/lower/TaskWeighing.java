package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Misfit;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.TaskWeightRule;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a network of several tasks is trained by where a technique weighs their losses otherwise
 * than they are stated. What a run reports is their sum by the stated weights all the same.
 */
final class TaskWeighing implements TaskWeightRule.Scope {
  private final NetworkLowering network;
  private final NetworkModel model;
  private final Graph graph;
  private final Value shared;
  private final Optional<Rules.Bound<TaskWeightRule<Annotation>>> technique;

  /**
   * Weighs the losses of a network.
   *
   * @param shared what all heads are made from
   */
  TaskWeighing(NetworkLowering network, Value shared) {
    this.network = network;
    this.shared = shared;
    model = network.model();
    graph = network.graph();
    technique = of(model, network.rules());
  }

  /** What weighs a network's tasks, if something does. */
  static Optional<Rules.Bound<TaskWeightRule<Annotation>>> of(NetworkModel model, Rules rules) {
    return rules.in(Role.TASK_WEIGHT, model.regime()).stream().findFirst();
  }

  /**
   * The loss that is trained, a scalar; empty where it is the sum by the stated weights.
   *
   * @throws Misfit if the technique asks for what all heads share, and they share no weights
   */
  Optional<Value> loss(List<LossLowering.Outcome> outcomes) {
    List<TaskWeightRule.TaskLoss> losses =
        outcomes.stream()
            .map(
                of ->
                    new TaskWeightRule.TaskLoss(
                        of.head().task(), of.likelihood(), of.weight(), of.mean(), of.samples()))
            .toList();
    graph.enter(Origin.forward(Origin.LOSS));
    return technique
        .map(bound -> bound.rule().loss(bound.use(), losses, this))
        .map(loss -> loss.reshape(Shape.scalar()).named("mean"));
  }

  @Override
  public Value parameter(TaskModel task, String role, Initial initial, Scalar rate) {
    Value leaf = graph.leaf(Leaf.Kind.PARAMETER, task.name() + "." + role, Shape.of(1)).named(role);
    network.add(new State(leaf, head(task), role, initial).byItself(rate));
    return leaf.reshape(Shape.of(1, 1));
  }

  private String head(TaskModel task) {
    return model.end(task).orElseThrow().name();
  }

  @Override
  public Value first(TaskWeightRule.TaskLoss loss) {
    String role = "firstLoss";
    String name = loss.task().name() + "." + role;
    Value leaf = graph.leaf(Leaf.Kind.RUNNING, name, Shape.of(1)).named(role);
    network.add(new State(leaf, head(loss.task()), role, Initial.constant(0)));
    Value before = leaf.reshape(Shape.of(1, 1));
    Scalar had = Scalar.arg(0).apply(UnaryFunction.STEP);
    Scalar first = Scalar.arg(0).plus(Scalar.arg(1).times(Scalar.ONE.minus(had)));
    Value next = graph.pointwise(first, List.of(before, loss.mean().detach())).named("first");
    network.add(new Update(leaf, next.reshape(Shape.of(1))));
    return next;
  }

  @Override
  public Value gradientNorm(TaskWeightRule.TaskLoss loss) {
    if (!learnsBeforeHeads()) {
      throw nothingShared();
    }
    Value gradient = ConstantGradient.of(loss.mean(), shared);
    Value rows = gradient.reshape(Shape.batch(Math.toIntExact(gradient.shape().elements())));
    return rows.square().sum(1).sum(0).sqrt().detach();
  }

  /** Whether what all heads share is made by weights. */
  private boolean learnsBeforeHeads() {
    Set<String> before =
        model.parts().stream()
            .takeWhile(part -> model.taskOf(part).isEmpty())
            .flatMap(Part::layers)
            .map(LayerModel::name)
            .collect(Collectors.toSet());
    return network.kept().all().stream()
        .anyMatch(
            state ->
                state.op().kind() == Leaf.Kind.PARAMETER
                    && !state.fixed()
                    && before.contains(state.layer()));
  }

  private Misfit nothingShared() {
    Use<?> use = technique.orElseThrow().use();
    String problem =
        " balances how the tasks pull at the layer that all heads share,"
            + " but no layer before the first head has weights";
    String head =
        model.parts().stream()
            .filter(part -> model.taskOf(part).isPresent())
            .map(Part::field)
            .findFirst()
            .orElseThrow();
    return new Misfit("Misplaced", use, use.text() + problem)
        .fix("@Dense(64) @Relu Layer shared; before " + head)
        .fix("or delete " + use.text());
  }

  @Override
  public Scalar setting(Use<?> use, String member) {
    return network.settings().setting(use, member);
  }
}
