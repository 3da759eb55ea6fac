package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Misfit;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import java.util.Comparator;

/** Layers with more numbers than arrays and offsets can have. */
final class LayerSize {
  private LayerSize() {}

  /** A layer whose output is known to be beyond what arrays can have. */
  static Misfit tooLarge(LayerModel layer, Shape output, Rules rules, Use<?> input) {
    String numbers = output.elements() + " numbers, more than an array's 2147483647";
    return misfit(layer, numbers, rules, input);
  }

  /** A layer whose numbers passed what can be counted, of its output or of its weights. */
  static Misfit beyondCounting(LayerModel layer, Rules rules, Use<?> input) {
    return misfit(layer, "more than 2147483647 numbers, or its weights 2^63", rules, input);
  }

  private static Misfit misfit(LayerModel layer, String numbers, Rules rules, Use<?> input) {
    String problem = "a sample of " + layer.text() + " has " + numbers;
    return new Misfit("SizeOverflow", deciding(layer, rules, input), problem)
        .fix("a smaller layer, or pooling before it");
  }

  /**
   * What on the layer decides its size: its transformation, if it has one. A field without
   * techniques hands on what the network's input is.
   */
  private static Use<?> deciding(LayerModel layer, Rules rules, Use<?> input) {
    if (layer.uses().isEmpty()) {
      return input;
    }
    return rules.in(Role.LAYER, layer.uses()).stream()
        .min(Comparator.comparing(bound -> bound.rule().slot()))
        .<Use<?>>map(Rules.Bound::use)
        .orElse(layer.uses().get(0));
  }
}
