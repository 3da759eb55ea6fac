package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Total;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.rule.UpdateScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the mean of the trained numbers of tasks that count at 1, and none of them below 0. */
final class TaskBalance {
  /** Where all would fall below 0 at once there is nothing to scale. */
  private static final double LEAST = 1e-30;

  private TaskBalance() {}

  /**
   * Scales what the numbers have become behind the step. That of a task of weight 0 stays as it is,
   * and takes nothing from the others.
   */
  static void keep(
      Map<State, ParameterUpdate> updates, NetworkModel model, DeclaredSettings settings) {
    Map<State, Value> positive = new LinkedHashMap<>();
    updates.forEach(
        (state, update) -> {
          if (state.rate().isPresent()) {
            enter(state, update);
            positive.put(state, update.flow().max(0).named("positive"));
          }
        });
    if (positive.isEmpty()) {
      return; // all heads are frozen
    }
    Map<State, Scalar> counts = new LinkedHashMap<>();
    positive.keySet().forEach(state -> counts.put(state, counts(state, model, settings)));
    Scalar counted = counts.values().stream().reduce(Scalar::plus).orElseThrow();
    List<Value> each =
        positive.entrySet().stream()
            .map(entry -> times(entry.getValue(), counts.get(entry.getKey())))
            .map(UpdateScope::sum)
            .toList();
    Value total = each.get(0).graph().add(new Total(), each).max(LEAST);
    Map<Scalar, Value> factors = new LinkedHashMap<>();
    positive.forEach(
        (state, value) -> {
          enter(state, updates.get(state));
          Value factor =
              factors.computeIfAbsent(counts.get(state), count -> factor(total, counted, count));
          updates.get(state).flow(value.times(factor));
        });
  }

  /** 1, or 0 for a task of weight 0. */
  private static Scalar counts(State state, NetworkModel model, DeclaredSettings settings) {
    return model
        .taskOf(state.layer())
        .flatMap(TaskModel::weight)
        .<Scalar>map(weight -> settings.declare(weight).apply(UnaryFunction.STEP))
        .orElse(Scalar.ONE);
  }

  private static Value times(Value value, Scalar count) {
    return count.equals(Scalar.ONE) ? value : value.map(Scalar.arg(0).times(count));
  }

  private static Value factor(Value total, Scalar counted, Scalar count) {
    Scalar mean = counted.dividedBy(Scalar.arg(0));
    Scalar factor =
        count.equals(Scalar.ONE) ? mean : count.times(mean).plus(Scalar.constant(1).minus(count));
    return total.map(factor).named("factor");
  }

  private static void enter(State state, ParameterUpdate update) {
    update.flow().graph().enter(Origin.update(state.layer()));
  }
}
