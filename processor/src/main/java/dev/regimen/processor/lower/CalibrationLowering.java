package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reshape;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The forward pass of training as a program of its own, which shows what the weights that are to be
 * scaled on the first batch make of it.
 *
 * @param weights their names, in the order in which their products are computed and shown
 * @param program the pass, which changes nothing
 */
public record CalibrationLowering(List<String> weights, Program program) {
  /** Empty where no weight is scaled. */
  public static Optional<CalibrationLowering> of(Lowered lowered, NetworkModel model, Rules rules) {
    Map<String, Value> products = new LinkedHashMap<>();
    List<State> scaled =
        lowered.parameters().stream().filter(state -> scales(state, model, rules)).toList();
    for (Value value : lowered.program().body()) {
      for (State state : scaled) {
        if (isBatch(value)
            && forms(state.leaf(), lowered.program()).stream().anyMatch(value.args()::contains)) {
          products.putIfAbsent(state.op().name(), value);
        }
      }
    }
    if (products.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Value> outputs = new LinkedHashMap<>(lowered.program().outputs());
    products.forEach((name, product) -> outputs.put(Program.exposed(name), product));
    Program program = new Program(lowered.program().graph(), outputs, List.of());
    return Optional.of(new CalibrationLowering(List.copyOf(products.keySet()), program));
  }

  private static boolean scales(State state, NetworkModel model, Rules rules) {
    return state.initial().kind() == Initial.Kind.ORTHOGONAL
        && model.layers().stream()
            .filter(layer -> layer.name().equals(state.layer()))
            .flatMap(layer -> rules.in(Role.INIT, layer.uses()).stream())
            .anyMatch(bound -> bound.rule().calibrates(bound.annotation()));
  }

  /** A weight and what only has other extents. */
  private static Set<Value> forms(Value leaf, Program program) {
    Set<Value> forms = new HashSet<>(Set.of(leaf));
    program.body().stream()
        .filter(value -> value.op() instanceof Reshape && forms.contains(value.arg(0)))
        .forEach(forms::add);
    return forms;
  }

  private static boolean isBatch(Value value) {
    return value.shape().rank() > 0 && value.shape().dim(0) == Shape.BATCH;
  }
}
