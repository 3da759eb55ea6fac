package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Programs of a few values, built by hand: a planner needs no network. */
final class TinyProgram {
  final Graph graph = new Graph();
  private final List<Update> updates = new ArrayList<>();

  /** A row of numbers for each sample, in memory. */
  Value rows(Leaf.Kind kind, int width) {
    return graph.leaf(kind, kind.name(), Shape.batch(width));
  }

  Value input(int width) {
    return rows(Leaf.Kind.INPUT, width);
  }

  Value parameter(String name, int... dims) {
    return graph.leaf(Leaf.Kind.PARAMETER, name, Shape.of(dims));
  }

  Value slot(String name, Value parameter) {
    return graph.add(((Leaf) parameter.op()).slot("test", name), List.of());
  }

  Value gradient(Value parameter) {
    return graph.add(((Leaf) parameter.op()).gradient(), List.of());
  }

  /** x·Wᵀ with a weight of its own. */
  Value dense(Value x, String weight, int units) {
    return graph.matMul(x, parameter(weight, units, x.shape().last()), false, true);
  }

  void update(Value state, Value value) {
    updates.add(new Update(state, value));
  }

  Program predicting(Value y) {
    return new Program(graph, Map.of(Program.PREDICTION, y), updates);
  }

  Program updating() {
    return new Program(graph, Map.of(), updates);
  }
}
