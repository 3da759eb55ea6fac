package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Noise;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Total;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Verifier;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One parameter's scope over a graph of its own. */
final class TestUpdateScope extends TestSettings implements UpdateScope {
  final Graph graph = new Graph();
  final List<Update> updates = new ArrayList<>();
  private final Value weight;
  private Value seen;

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
  public Value average() {
    return graph.leaf(Leaf.Kind.AVERAGE, "average", weight.shape());
  }

  @Override
  public void becomes(Value slot, Value next) {
    updates.add(new Update(slot, next));
  }

  @Override
  public Scalar learningRate() {
    return Scalar.of(Scalar.Clock.LEARNING_RATE);
  }

  @Override
  public int depth() {
    return 0;
  }

  @Override
  public boolean isTable() {
    return false;
  }

  @Override
  public Value noise() {
    return graph.add(new Noise(0), List.of(weight));
  }

  /** The network of this scope has one parameter. */
  @Override
  public Value total(String name, UnaryOperator<Value> of) {
    return graph.add(new Total(), List.of(UpdateScope.sum(of.apply(seen))));
  }

  /** The whole chain of the rules given, on a gradient. */
  Program step(Value gradient, List<Rules.Bound<UpdateRule<Annotation>>> chain) {
    Value flow = gradient;
    for (UpdateSlot slot : UpdateSlot.values()) {
      for (Rules.Bound<UpdateRule<Annotation>> link : chain) {
        seen = flow;
        flow = slot.apply(link, flow, this);
      }
      if (slot == UpdateSlot.SCALE) {
        flow = weight.minus(flow.times(learningRate()));
      }
    }
    updates.add(new Update(weight, flow));
    return Verifier.verified("update", new Program(graph, Map.of(), updates));
  }
}
