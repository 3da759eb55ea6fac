package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Kernel;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.plan.VectorLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Takes the small work after a barrier apart, so that a method does its own layer's only. */
final class VectorLoops {
  private VectorLoops() {}

  /** The loop layer by layer; whole where layers need each other's vectors. */
  static List<VectorLoop> byLayer(VectorLoop loop) {
    if (loop.origin().isLoss()) {
      return List.of(loop);
    }
    Map<Origin, VectorLoop> parts = new LinkedHashMap<>();
    loop.totals().forEach(total -> part(parts, loop, total.origin()).totals().add(total));
    loop.computed().forEach(value -> part(parts, loop, value.origin()).computed().add(value));
    for (Update update : loop.updates()) {
      part(parts, loop, Space.stored(update.value()).origin()).updates().add(update);
    }
    for (Value gradient : loop.gradients()) {
      part(parts, loop, Space.stored(gradient).origin()).gradients().add(gradient);
    }
    List<VectorLoop> all = List.copyOf(parts.values());
    return isOrdered(all) ? all : List.of(loop);
  }

  /** Marks how many rows a sample has as a number of the layer's own. */
  static UnaryOperator<Expr> markingRows(List<Kernel> loops) {
    Set<String> rows = new HashSet<>();
    for (Kernel loop : loops) {
      for (Value total : ((VectorLoop) loop).totals()) {
        rows.add(Space.rowsPerSample(total.arg(0)) + ".0");
      }
    }
    rows.remove("1.0");
    return new UnaryOperator<>() {
      @Override
      public Expr apply(Expr expr) {
        return expr instanceof Expr.Literal literal && rows.contains(literal.text())
            ? new Expr.Literal(literal.text(), literal.type(), true)
            : expr.map(this);
      }
    };
  }

  private static VectorLoop part(Map<Origin, VectorLoop> parts, VectorLoop whole, Origin origin) {
    return parts.computeIfAbsent(
        origin,
        o ->
            new VectorLoop(
                whole.phase(),
                o,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>()));
  }

  /** Whether no part takes what a later one computes. */
  private static boolean isOrdered(List<VectorLoop> parts) {
    Map<Value, Integer> places = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      int at = i;
      parts.get(i).totals().forEach(total -> places.put(total, at));
      parts.get(i).computed().forEach(value -> places.put(value, at));
    }
    for (int i = 0; i < parts.size(); i++) {
      int at = i;
      boolean early =
          parts.get(i).computed().stream()
              .flatMap(value -> value.args().stream())
              .anyMatch(arg -> places.getOrDefault(Space.stored(arg), 0) > at);
      if (early) {
        return false;
      }
    }
    return true;
  }
}
