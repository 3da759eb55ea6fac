package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Space;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Prints where a layer is done, so that a step finds the one whose values are not finite. */
public final class Tracing {
  private final StepContext context;
  private final List<Output> outputs;

  /**
   * What a layer leaves.
   *
   * @param place the layer's in the network
   * @param layer its name
   * @param value what it stores last, or what the one before it does where it stores nothing
   */
  public record Output(int place, String layer, Value value) {}

  Tracing(StepContext context, List<Output> outputs) {
    this.context = context;
    this.outputs = outputs;
  }

  /** The fields that outputs lie in. */
  List<Name> shown() {
    return outputs.stream().map(output -> context.vector(Space.stored(output.value()))).toList();
  }

  /** What is said behind each stop: which layers are done there. */
  Map<Stop, Code> calls(List<Stop> stops) {
    Map<Stop, Code> calls = new LinkedHashMap<>();
    List<Stop> forward = stops.stream().takeWhile(stop -> !stop.traced().isEmpty()).toList();
    Stop at = null;
    Set<Value> seen = new HashSet<>();
    for (Output output : outputs) {
      at = done(output.layer(), forward).or(() -> begun(output.layer(), stops)).orElse(at);
      if (at != null && seen.add(output.value())) {
        Name vector = context.vector(Space.stored(output.value()));
        Expr width = width(output.value());
        calls
            .computeIfAbsent(at, stop -> new Code())
            .run(Expr.inherited("output", Expr.number(output.place()), vector, width));
      }
    }
    return calls;
  }

  /** Of a sample. */
  private Expr width(Value value) {
    return context.lengths().isTrimmed(Space.rowsPerSample(value))
        ? Expr.times(Lengths.LENGTH, context.sizes().width(value))
        : context.sizes().product(value);
  }

  private static Optional<Stop> done(String layer, List<Stop> forward) {
    return forward.stream()
        .filter(stop -> stop.traced().equals(layer))
        .reduce((earlier, later) -> later);
  }

  /** For what comes behind another task's backward pass. */
  private static Optional<Stop> begun(String layer, List<Stop> stops) {
    return stops.stream().filter(stop -> stop.traced().equals(layer)).findFirst();
  }
}
