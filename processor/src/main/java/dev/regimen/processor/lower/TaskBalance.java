package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Total;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.rule.UpdateScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the mean of the tasks' trained numbers at 1, and none of them below 0. */
final class TaskBalance {
  /** Where all would fall below 0 at once there is nothing to scale. */
  private static final double LEAST = 1e-30;

  private TaskBalance() {}

  /** Scales what the numbers have become behind the step. */
  static void keep(Map<State, ParameterUpdate> updates) {
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
    List<Value> each = positive.values().stream().map(UpdateScope::sum).toList();
    Value total = each.get(0).graph().add(new Total(), each).max(LEAST);
    Value factor = total.map(Scalar.constant(each.size()).dividedBy(Scalar.arg(0))).named("factor");
    positive.forEach(
        (state, value) -> {
          enter(state, updates.get(state));
          updates.get(state).flow(value.times(factor));
        });
  }

  private static void enter(State state, ParameterUpdate update) {
    update.flow().graph().enter(Origin.update(state.layer()));
  }
}
