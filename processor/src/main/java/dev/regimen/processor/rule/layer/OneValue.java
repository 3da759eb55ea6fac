package dev.regimen.processor.rule.layer;

import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Misfit;

/** A norm over a single value, which leaves nothing of it. */
final class OneValue {
  private OneValue() {}

  /**
   * A norm over the units of a sample where there is one.
   *
   * @param left what it makes of any value
   */
  static Misfit of(Use<?> use, String left, LayerScope layer) {
    return layer
        .misfit(
            "OneValueToNormalize",
            use,
            use.text() + " over one unit sees one value a sample, and leaves " + left + " of it")
        .fix(layer.deleted(use) + ", or normalize more than one unit");
  }
}
