package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Operator;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints the methods by which the runtime finds the layer in which a value ceased to be finite. */
final class Tracing {
  private static final Name COUNT = Name.local(Type.INT, "count");
  private static final Name LAYER = Name.local(Type.INT, "layer");

  private final StepContext context;
  private final LayerClasses layers;
  private final Map<String, Value> outputs;
  private final List<String> order;

  /**
   * Methods for these layers.
   *
   * @param outputs what each layer leaves, in order
   */
  Tracing(StepContext context, LayerClasses layers, Map<String, Value> outputs) {
    this.context = context;
    this.layers = layers;
    this.outputs = outputs;
    order = List.copyOf(outputs.keySet());
  }

  List<Method> methods(List<StepWriter.Stop> stops) {
    List<Expr> vectors = new ArrayList<>();
    List<Expr> widths = new ArrayList<>();
    for (Value value : outputs.values()) {
      vectors.add(context.vector(Space.stored(value)));
      widths.add(context.sizes().product(value));
    }
    Code count = new Code().returns(Expr.number(order.size()));
    return List.of(
        Method.override(Modifier.PUBLIC, Type.INT, "layers", List.of(), count),
        Method.override(Modifier.PUBLIC, Type.VOID, "forward", List.of(COUNT), forward(stops)),
        Method.override(
            Modifier.PUBLIC, RuntimeTypes.REALS, "output", List.of(LAYER), chosen(vectors)),
        Method.override(Modifier.PUBLIC, Type.INT, "width", List.of(LAYER), chosen(widths)));
  }

  /** What the schedule does for the first layers, in its order. */
  private Code forward(List<StepWriter.Stop> stops) {
    Code forward = new Code();
    StepWriter.share(forward);
    boolean waits = false;
    int last = -1;
    Code calls = new Code();
    for (StepWriter.Stop stop : stops) {
      waits |= stop.waits();
      int index = order.indexOf(stop.traced());
      if (index < 0) {
        continue;
      }
      if (index != last || waits) {
        guard(forward, last, calls);
        calls = new Code();
      }
      if (waits) {
        forward.call(StepContext.WORKER, "await");
      }
      calls.run(layers.call(stop.method()));
      waits = false;
      last = index;
    }
    guard(forward, last, calls);
    return forward;
  }

  private static void guard(Code forward, int layer, Code calls) {
    if (!calls.isEmpty()) {
      forward.when(new Expr.Binary(Operator.GREATER, COUNT, Expr.number(layer)), calls);
    }
  }

  private static Code chosen(List<Expr> byLayer) {
    Expr all = new Expr.Call(new Expr.Static(Type.of(List.class)), "of", byLayer);
    return new Code().returns(Expr.call(all, "get", LAYER));
  }
}
