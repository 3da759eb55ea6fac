package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps a layer's work together. Gradients of weights, and small vectors of other layers, which
 * nothing in the phase is waiting for, run where the layer at hand ends within their phase; mean
 * and variance of a product are taken right behind it.
 */
final class MethodOrder {
  private final List<Kernel> ordered = new ArrayList<>();
  private final List<Kernel> waiting = new ArrayList<>();

  private MethodOrder() {}

  static List<Kernel> of(List<Kernel> kernels) {
    MethodOrder order = new MethodOrder();
    kernels.forEach(order::add);
    order.flush();
    return order.ordered;
  }

  private void add(Kernel kernel) {
    boolean phaseEnds = !waiting.isEmpty() && waiting.get(0).phase() != kernel.phase();
    if (phaseEnds || needs(kernel)) {
      flush();
    }
    if (canWait(kernel)) {
      waiting.add(kernel);
      return;
    }
    if (!ordered.isEmpty() && !last().origin().equals(kernel.origin()) && !opens(kernel)) {
      flush();
    }
    ordered.add(isMoments(kernel) ? behindOwn(kernel) : ordered.size(), kernel);
  }

  /** Whether a kernel takes mean and variance of a product, and nothing else. */
  private static boolean isMoments(Kernel kernel) {
    return kernel instanceof RowLoop loop
        && loop.stages().stream()
            .allMatch(
                stage ->
                    stage.written().isEmpty()
                        && stage.computed().isEmpty()
                        && stage.rowReductions().isEmpty()
                        && stage.sampleReductions().isEmpty());
  }

  /**
   * The place behind the product of the same layer and phase; the last where there is none, or
   * where another layer writes behind it what the kernel reads.
   */
  private int behindOwn(Kernel kernel) {
    Set<Value> read = kernel.reads().stream().map(Space::stored).collect(Collectors.toSet());
    for (int i = ordered.size() - 1; i >= 0 && ordered.get(i).phase() == kernel.phase(); i--) {
      Kernel before = ordered.get(i);
      if (before.origin().equals(kernel.origin())) {
        return i + 1;
      }
      if (PlanVerifier.written(before).anyMatch(read::contains)) {
        break;
      }
    }
    return ordered.size();
  }

  /** Whether a kernel is the first of its phase that does not wait. */
  private boolean opens(Kernel kernel) {
    return last().phase() != kernel.phase() && last().origin().equals(kernel.origin());
  }

  private boolean canWait(Kernel kernel) {
    if (kernel instanceof Product product) {
      return product.overBatch();
    }
    if (kernel instanceof Invocation call) {
      return call.overBatch();
    }
    boolean stranger = !ordered.isEmpty() && !last().origin().equals(kernel.origin());
    return kernel instanceof VectorLoop && stranger && last().phase() != kernel.phase();
  }

  private Kernel last() {
    return ordered.get(ordered.size() - 1);
  }

  private void flush() {
    ordered.addAll(waiting);
    waiting.clear();
  }

  /** Whether a kernel reads a vector that is waiting to be computed. */
  private boolean needs(Kernel kernel) {
    Set<Value> pending =
        waiting.stream()
            .filter(VectorLoop.class::isInstance)
            .map(VectorLoop.class::cast)
            .flatMap(loop -> Stream.concat(loop.totals().stream(), loop.computed().stream()))
            .collect(Collectors.toSet());
    return kernel.reads().stream().map(Space::stored).anyMatch(pending::contains);
  }
}
