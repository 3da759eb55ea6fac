package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.UpdateScope;
import java.util.ArrayList;
import java.util.List;

/** The update of one parameter while its rules build it. */
final class ParameterUpdate implements UpdateScope {
  private final Graph graph;
  private final State parameter;
  private final Knobs knobs;
  private final List<Update> slots = new ArrayList<>();

  ParameterUpdate(Graph graph, State parameter, Knobs knobs) {
    this.graph = graph;
    this.parameter = parameter;
    this.knobs = knobs;
  }

  @Override
  public Value weight() {
    return parameter.leaf();
  }

  @Override
  public Value slot(String name) {
    String full = parameter.op().name() + "." + name;
    return graph.leaf(Leaf.Kind.SLOT, full, parameter.shape()).named(name);
  }

  @Override
  public void becomes(Value slot, Value next) {
    String name = "next" + Character.toUpperCase(slot.name().charAt(0)) + slot.name().substring(1);
    slots.add(new Update(slot, next.rename(name)));
  }

  @Override
  public Scalar.Setting setting(Use<?> use, String member) {
    return knobs.setting(use, member);
  }

  List<Update> slots() {
    return List.copyOf(slots);
  }
}
