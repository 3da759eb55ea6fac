package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks what the planner made before code is written of it: nothing is read before it is written,
 * nor across workers without a barrier between, and no place holds two values at a time.
 */
public final class PlanVerifier {
  private final Schedule schedule;
  private final Map<Value, Kernel> writers = new HashMap<>();
  private final Map<Value, Kernel> summed = new HashMap<>();

  private PlanVerifier(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Returns the schedule, or throws naming the kernel and the value at fault. */
  public static Schedule verified(Schedule schedule) {
    new PlanVerifier(schedule).checkOrder();
    return schedule;
  }

  /** Returns the layout of a schedule, or throws naming the values that lie upon each other. */
  public static Layout verified(Schedule schedule, Layout layout) {
    new PlanVerifier(schedule).checkPlaces(layout);
    return layout;
  }

  private void checkOrder() {
    int phase = 0;
    for (Kernel kernel : schedule.kernels()) {
      if (kernel.phase() < phase) {
        throw fault(kernel, "runs in phase " + kernel.phase() + " behind one of phase " + phase);
      }
      phase = kernel.phase();
      kernel.reads().stream()
          .filter(value -> !isOwnPart(kernel, value))
          .forEach(value -> checkRead(kernel, Space.stored(value)));
      if (kernel instanceof VectorLoop loop) {
        loop.totals().forEach(total -> checkTotal(loop, total));
      }
      written(kernel).forEach(value -> write(kernel, value));
      if (kernel instanceof RowLoop loop) {
        loop.stages().forEach(stage -> stage.batchReductions().forEach(v -> summed.put(v, loop)));
      }
    }
  }

  /** The rows that a kernel leaves in memory. */
  static Stream<Value> written(Kernel kernel) {
    if (kernel instanceof Product product) {
      return Stream.of(product.value());
    }
    if (kernel instanceof Invocation call) {
      return call.values().stream();
    }
    return kernel instanceof RowLoop loop
        ? loop.stages().stream()
            .flatMap(stage -> Stream.of(stage.written(), stage.sampleReductions()))
            .flatMap(List::stream)
        : Stream.of();
  }

  private void write(Kernel kernel, Value value) {
    Kernel other = writers.putIfAbsent(value, kernel);
    if (other != null && other != kernel) {
      throw fault(kernel, "writes " + value + ", which " + text(other) + " has written");
    }
  }

  private void checkRead(Kernel kernel, Value value) {
    boolean ofOthers = value.op() instanceof Leaf || Space.of(value) == Space.VECTOR;
    if (ofOthers) {
      return;
    }
    Kernel writer = writers.get(value);
    if (writer == null) {
      throw fault(kernel, "reads " + value + " before it is written");
    }
    boolean whole = Space.of(value) == Space.FLAT || readsAllRows(kernel);
    boolean ofColumns =
        schedule.byColumns().contains(value)
            && !(kernel instanceof RowLoop loop && loop.isMoments());
    if ((whole || ofColumns) && writer.phase() == kernel.phase()) {
      throw fault(kernel, "reads other workers' part of " + value + " without a barrier");
    }
  }

  /** What a kernel adds to where the same worker has written before. */
  private boolean isOwnPart(Kernel kernel, Value value) {
    return kernel instanceof Invocation call
        && Space.isAddedTo(call.value(), value)
        && writers.containsKey(value);
  }

  private static boolean readsAllRows(Kernel kernel) {
    return kernel instanceof Product product && product.overBatch()
        || kernel instanceof Invocation call && call.readsAllRows();
  }

  private void checkTotal(VectorLoop loop, Value total) {
    Kernel parts = summed.get(total);
    if (parts == null || parts.phase() >= loop.phase()) {
      throw fault(loop, "adds up " + total + " before every worker has its part");
    }
  }

  private void checkPlaces(Layout layout) {
    Liveness liveness = new Liveness(schedule);
    List<Map.Entry<Value, Long>> places = new ArrayList<>(layout.activations().entrySet());
    places.sort(Map.Entry.comparingByValue());
    for (int i = 0; i < places.size(); i++) {
      Value low = places.get(i).getKey();
      long end = places.get(i).getValue() + Space.size(low);
      if (end > layout.activationCount()) {
        throw new IllegalStateException("after planning: " + low + " lies beyond the arena");
      }
      for (int j = i + 1; j < places.size() && places.get(j).getValue() < end; j++) {
        Value high = places.get(j).getKey();
        boolean same =
            places.get(i).getValue().equals(places.get(j).getValue())
                && Space.size(low) == Space.size(high);
        if (liveness.meet(low, high, same)) {
          throw new IllegalStateException(
              "after planning: " + low + " and " + high + " lie in one place at a time");
        }
      }
    }
  }

  private static IllegalStateException fault(Kernel kernel, String problem) {
    return new IllegalStateException("after planning: " + text(kernel) + " " + problem);
  }

  private static String text(Kernel kernel) {
    return kernel.getClass().getSimpleName() + " of " + kernel.origin();
  }
}
