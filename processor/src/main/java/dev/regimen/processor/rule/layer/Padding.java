package dev.regimen.processor.rule.layer;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerScope;

/** What takes rows of a sample together would take padding for numbers. */
final class Padding {
  private Padding() {}

  /** Refuses rows of units of texts, of which some are padding. */
  static void refuse(Use<?> use, Value x, LayerScope layer) {
    if (layer.real(x).isPresent()) {
      throw layer
          .misfit(
              "PaddingCounted",
              use,
              use.text() + " over the units of texts would count padding as numbers")
          .fix("@LayerNorm")
          .fix("or @GlobalAveragePool on a field before");
    }
  }
}
