package dev.regimen.processor.emit.step;

import dev.regimen.processor.plan.Layout;
import java.util.Map;

/** A step's context with nothing in it. */
final class Contexts {
  private Contexts() {}

  /**
   * A context.
   *
   * @param techniques what each layer computes
   */
  static StepContext of(Map<String, String> techniques) {
    Layout none = new Layout(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), 0, 0, 0, 0, 0, 0);
    return new StepContext(
        Precision.FLOAT,
        new Sizes(4, Map.of()),
        none,
        techniques,
        new Lengths(0, Map.of()),
        new HeapRequests());
  }
}
