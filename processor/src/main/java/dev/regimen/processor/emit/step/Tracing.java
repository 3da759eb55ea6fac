package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Method;
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

  private Tracing() {}

  static List<Method> methods(
      StepContext context, List<Value> outputs, Map<String, List<Name>> forwardMethods) {
    Code forward = new Code();
    StepWriter.share(forward);
    List<Expr> vectors = new ArrayList<>();
    List<Expr> widths = new ArrayList<>();
    for (Value value : outputs) {
      Code calls = new Code();
      forwardMethods
          .getOrDefault(value.origin().layer(), List.of())
          .forEach(method -> calls.run(new Expr.Own(method, List.of())));
      forward.when(new Expr.Binary(Operator.GREATER, COUNT, Expr.number(vectors.size())), calls);
      vectors.add(context.vector(Space.stored(value)));
      widths.add(context.sizes().product(value));
    }
    Code layers = new Code().returns(Expr.number(vectors.size()));
    return List.of(
        Method.override(Type.INT, "layers", List.of(), layers),
        Method.override(Type.VOID, "forward", List.of(COUNT), forward),
        Method.override(RuntimeTypes.REALS, "output", List.of(LAYER), chosen(vectors)),
        Method.override(Type.INT, "width", List.of(LAYER), chosen(widths)));
  }

  private static Code chosen(List<Expr> byLayer) {
    Expr all = new Expr.Call(new Expr.Static(Type.of(List.class)), "of", byLayer);
    return new Code().returns(Expr.call(all, "get", LAYER));
  }
}
