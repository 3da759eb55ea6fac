package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.InitRule;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A network has layers, and each of them does something. */
final class LayersCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    boolean refused =
        report.findings().stream()
            .anyMatch(
                found -> found.site().equals(network.site()) || found.id().equals("Misplaced"));
    if (network.parts().isEmpty() && !refused) {
      report
          .error("NothingToTrain", network.site(), "there is no field of type Layer")
          .fix("@Dense(" + Math.max(1, network.target().count()) + ") Layer output;");
    }
    check(network.parts(), false, rules, report);
  }

  /**
   * Checks parts.
   *
   * @param branches whether they all see the same input, of which one may be the input itself, as
   *     in DenseNets (Huang et al. 2017)
   */
  private static void check(List<Part> parts, boolean branches, Rules rules, Report report) {
    for (Part part : parts) {
      if (part instanceof BlockModel block) {
        check(block.parts(), block.parallel().isPresent(), rules, report);
      } else if (part instanceof LayerModel layer && !(branches && layer.uses().isEmpty())) {
        check(layer, rules, report);
      }
    }
  }

  private static void check(LayerModel layer, Rules rules, Report report) {
    if (find(layer, rules, LayerRule.class::isInstance).isEmpty()) {
      report
          .warning("NoEffect", layer.site(), "the layer has no technique and passes its input on")
          .fix("delete " + layer.field())
          .fix("or say what it is: @Dense(64) @Relu Layer " + layer.field() + ";");
      return;
    }
    boolean transforms =
        find(layer, rules, rule -> rule instanceof LayerRule<?> of && of.slot() == Slot.TRANSFORM)
            .isPresent();
    if (!transforms) {
      find(layer, rules, InitRule.class::isInstance)
          .ifPresent(
              init ->
                  report
                      .warning("NoEffect", init.site(), init.text() + " on a layer without weights")
                      .fix("delete " + init.text())
                      .fix("or move it to the layer whose weights it should fill"));
    }
  }

  private static Optional<Use<?>> find(LayerModel layer, Rules rules, Predicate<Rule<?>> wanted) {
    return layer.uses().stream()
        .filter(use -> rules.of(use.annotation().annotationType()).filter(wanted).isPresent())
        .findFirst();
  }
}
