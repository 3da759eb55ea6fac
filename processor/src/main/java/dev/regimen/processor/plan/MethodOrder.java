package dev.regimen.processor.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves gradients of weights, which only the update waits for, out of the middle of other layers'
 * work: within their phase they run where one layer ends and the next begins, or last.
 */
final class MethodOrder {
  private MethodOrder() {}

  static List<Kernel> of(List<Kernel> kernels) {
    List<Kernel> ordered = new ArrayList<>();
    List<Kernel> waiting = new ArrayList<>();
    for (int i = 0; i < kernels.size(); i++) {
      Kernel kernel = kernels.get(i);
      boolean phaseEnds = i > 0 && kernels.get(i - 1).phase() != kernel.phase();
      boolean layerEnds = !ordered.isEmpty() && !last(ordered).origin().equals(kernel.origin());
      if (phaseEnds || (layerEnds && last(ordered).phase() == kernel.phase())) {
        flush(waiting, ordered);
      }
      if (kernel instanceof Product product && product.overBatch()) {
        waiting.add(kernel);
      } else {
        ordered.add(kernel);
      }
    }
    flush(waiting, ordered);
    return ordered;
  }

  private static Kernel last(List<Kernel> kernels) {
    return kernels.get(kernels.size() - 1);
  }

  private static void flush(List<Kernel> waiting, List<Kernel> ordered) {
    ordered.addAll(waiting);
    waiting.clear();
  }
}
