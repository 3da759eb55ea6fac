package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Verifier;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One parameter's scope over a graph of its own. */
final class TestUpdateScope extends TestSettings implements UpdateScope {
  final Graph graph = new Graph();
  final List<Update> updates = new ArrayList<>();
  private final Value weight;

  TestUpdateScope(Shape shape) {
    weight = graph.leaf(Leaf.Kind.PARAMETER, "weight", shape);
  }

  @Override
  public Value weight() {
    return weight;
  }

  @Override
  public Value slot(String name) {
    return graph.leaf(Leaf.Kind.SLOT, name, weight.shape());
  }

  @Override
  public void becomes(Value slot, Value next) {
    updates.add(new Update(slot, next));
  }

  /** The whole chain of the rules given, on a gradient. */
  Program step(Value gradient, List<Rules.Bound<UpdateRule<?>>> chain) {
    Value direction = gradient;
    for (Rules.Bound<UpdateRule<?>> link : chain) {
      direction = couple(link, direction);
    }
    for (Rules.Bound<UpdateRule<?>> link : chain) {
      direction = precondition(link, direction);
    }
    for (Rules.Bound<UpdateRule<?>> link : chain) {
      direction = decay(link, direction);
    }
    Value next = weight.minus(direction.times(learningRate()));
    for (Rules.Bound<UpdateRule<?>> link : chain) {
      next = project(link, next);
    }
    updates.add(new Update(weight, next));
    return Verifier.verified("update", new Program(graph, Map.of(), updates));
  }

  @SuppressWarnings("unchecked") // a use is bound to the rule of its annotation
  private static <A extends Annotation> UpdateRule<A> rule(Rules.Bound<UpdateRule<?>> link) {
    return (UpdateRule<A>) link.rule();
  }

  private <A extends Annotation> Value couple(Rules.Bound<UpdateRule<?>> link, Value u) {
    UpdateRule<A> rule = rule(link);
    return rule.couple(link.use().as(rule.annotation()), u, this);
  }

  private <A extends Annotation> Value precondition(Rules.Bound<UpdateRule<?>> link, Value u) {
    UpdateRule<A> rule = rule(link);
    return rule.precondition(link.use().as(rule.annotation()), u, this);
  }

  private <A extends Annotation> Value decay(Rules.Bound<UpdateRule<?>> link, Value u) {
    UpdateRule<A> rule = rule(link);
    return rule.decay(link.use().as(rule.annotation()), u, this);
  }

  private <A extends Annotation> Value project(Rules.Bound<UpdateRule<?>> link, Value w) {
    UpdateRule<A> rule = rule(link);
    return rule.project(link.use().as(rule.annotation()), w, this);
  }
}
