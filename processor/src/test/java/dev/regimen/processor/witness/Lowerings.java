package dev.regimen.processor.witness;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.lower.DeclaredSettings;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.lower.NetworkLowering;
import dev.regimen.processor.lower.UpdateLowering;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.pass.Autodiff;
import dev.regimen.processor.rule.Rules;
import java.util.Map;

/** Programs of models, as the compiler lowers them before any pass. */
final class Lowerings {
  private static final Rules RULES = Rules.load();

  private Lowerings() {}

  /** The loss, the prediction and the running statistics of a training step. */
  static Lowered training(NetworkModel model) {
    Report report = new Report();
    return NetworkLowering.training(model, RULES, new DeclaredSettings(), report)
        .orElseThrow(
            () ->
                new AssertionError(
                    "refused: "
                        + report.findings().stream()
                            .map(f -> f.id() + " " + f.problem())
                            .toList()));
  }

  /** A training step up to the gradients. */
  static Program step(NetworkModel model) {
    Lowered lowered = training(model);
    return UpdateLowering.gradients(
        lowered,
        Autodiff.gradients(lowered.program(), UpdateLowering.trained(lowered, model, RULES)));
  }

  /** What a training step makes of the gradients. */
  static Program update(NetworkModel model) {
    Lowered lowered = training(model);
    Map<Value, Value> gradients =
        Autodiff.gradients(lowered.program(), UpdateLowering.trained(lowered, model, RULES));
    return UpdateLowering.update(lowered, gradients.keySet(), model, RULES, new DeclaredSettings())
        .get(UpdateStage.UPDATE);
  }

  static Program inference(NetworkModel model) {
    Report report = new Report();
    return NetworkLowering.inference(model, RULES, new DeclaredSettings(), report)
        .orElseThrow(
            () ->
                new AssertionError(
                    "refused: "
                        + report.findings().stream().map(f -> f.id() + " " + f.problem()).toList()))
        .program();
  }
}
