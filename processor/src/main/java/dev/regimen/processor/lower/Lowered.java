package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A network as a program, and what was learned on the way.
 *
 * @param program the loss, the prediction, and in training the running statistics' updates
 * @param states parameters and running statistics, in the order of their making
 * @param table one row a layer
 * @param heads the tasks with their losses
 * @param exposed what inference shows of layers beside its predictions, by their names, in order
 */
public record Lowered(
    Program program,
    List<State> states,
    List<Row> table,
    List<Head> heads,
    Map<String, Value> exposed) {
  /**
   * A task, as it was lowered.
   *
   * @param task what the model says of it
   * @param encoding how its targets lie in memory
   * @param wholeClasses whether its loss cannot compare with shares of classes
   * @param lossText the loss as the summary names it
   */
  public record Head(
      TaskModel task, LossRule.Encoding encoding, boolean wholeClasses, String lossText) {}

  /**
   * One row of the layer table.
   *
   * @param layer the field
   * @param computes its techniques, joined by plus signs
   * @param output its output's shape
   * @param parameters trained numbers
   * @param multiplyAdds of one sample, forward
   */
  public record Row(
      String layer, String computes, String output, long parameters, long multiplyAdds) {}

  /** The shape of the input, with the batch. */
  public Shape input() {
    return program.body().stream()
        .filter(value -> value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.INPUT)
        .map(Value::shape)
        .findFirst()
        .orElseThrow();
  }

  public List<State> parameters() {
    return kind(Leaf.Kind.PARAMETER);
  }

  /** The parameters whose leaves are among some values. */
  public List<State> trained(java.util.Collection<Value> leaves) {
    return parameters().stream().filter(state -> leaves.contains(state.leaf())).toList();
  }

  /** The phase of a run in which each parameter and statistic begins to train. */
  public ToIntFunction<Leaf> beginning(NetworkModel model, Rules rules) {
    Phases phases = Phases.of(model, rules);
    Map<Leaf, Integer> beginning = new HashMap<>();
    states.forEach(state -> beginning.put(state.op(), phases.of(state.layer(), model, rules)));
    return beginning::get;
  }

  /** The values that read the parameters. */
  public List<Value> leaves() {
    return parameters().stream().map(State::leaf).toList();
  }

  /** The step's first program, which leaves each parameter's gradient where the update reads it. */
  public Program gradients(Map<Value, Value> gradients) {
    List<Update> updates = new ArrayList<>();
    for (State parameter : parameters()) {
      Value gradient = gradients.get(parameter.leaf());
      if (gradient != null) {
        program.graph().enter(Origin.update(parameter.layer()));
        Value place = program.graph().add(parameter.op().gradient(), List.of());
        updates.add(new Update(place, gradient));
      }
    }
    return program.writing(updates);
  }

  public List<State> running() {
    return kind(Leaf.Kind.RUNNING);
  }

  private List<State> kind(Leaf.Kind kind) {
    return states.stream().filter(state -> state.op().kind() == kind).toList();
  }
}
