package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.PoolGradient;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The gradients of maxima that one loop reads and nobody else: they are never stored, but computed
 * two rows of a map at a time as the loop comes to them. Of a first layer's maps that spares the
 * way to memory and back, which costs as much as the arithmetic.
 */
final class ComputedAsRead {
  /** Two by two places, side by side, none outside: what the runtime's kernel knows. */
  private static final Window OF_FOUR = new Window(2, 2, 2, 2, 1, 1, 0, 0, 0, 0);

  private ComputedAsRead() {}

  static Set<Value> of(Program program, List<Kernel> kernels) {
    Map<Value, Set<Kernel>> readers = new HashMap<>();
    for (Kernel kernel : kernels) {
      for (Value read : kernel.reads()) {
        readers.computeIfAbsent(Space.stored(read), x -> new HashSet<>()).add(kernel);
      }
    }
    program.outputs().values().forEach(value -> readers.remove(Space.stored(value)));
    Set<Value> found = new HashSet<>();
    for (Kernel kernel : kernels) {
      if (kernel instanceof Invocation call && isOfFour(call.value())) {
        Set<Kernel> by = readers.getOrDefault(call.value(), Set.of());
        if (by.size() == 1 && by.iterator().next() instanceof RowLoop loop && !shifts(loop)) {
          found.add(call.value());
        }
      }
    }
    return found;
  }

  private static boolean isOfFour(Value value) {
    return value.op() instanceof PoolGradient gradient
        && gradient.kind() == Pool.Kind.MAX
        && gradient.window().equals(OF_FOUR);
  }

  /** Whether a loop takes moments, for which it asks memory for a first row. */
  private static boolean shifts(RowLoop loop) {
    return loop.stages().stream()
        .flatMap(stage -> stage.batchReductions().stream())
        .anyMatch(sum -> ((Reduce) sum.op()).kind() != Reduce.Kind.SUM);
  }
}
