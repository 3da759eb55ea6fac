package dev.regimen.processor.witness;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.lower.DeclaredSettings;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.lower.NetworkLowering;
import dev.regimen.processor.lower.SparseTables;
import dev.regimen.processor.lower.UpdateLowering;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.pass.Autodiff;
import dev.regimen.processor.pass.SparseUpdates;
import dev.regimen.processor.rule.Rules;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Programs of models, as the compiler lowers them before any pass. */
final class Lowerings {
  private static final Rules RULES = Rules.load();

  private Lowerings() {}

  /** All that a trainer runs of a network. */
  record Programs(Program step, Program update, Program inference) {
    static Programs of(NetworkModel model) {
      SparseUpdates both = programs(model);
      return new Programs(both.gradients(), Lowerings.update(both), Lowerings.inference(model));
    }
  }

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
    return programs(model).gradients();
  }

  /** The tables of which an update goes over those rows that its batch looks up. */
  static Set<Leaf> sparse(NetworkModel model) {
    return programs(model).tables();
  }

  private static SparseUpdates programs(NetworkModel model) {
    Lowered lowered = training(model);
    Map<Value, Value> gradients =
        Autodiff.gradients(lowered.program(), UpdateLowering.trained(lowered, model, RULES));
    return SparseUpdates.of(
        lowered.gradients(gradients),
        UpdateLowering.update(lowered, gradients.keySet(), model, RULES, new DeclaredSettings()),
        SparseTables.of(lowered, model, RULES));
  }

  /** What a training step makes of the gradients. */
  static Program update(NetworkModel model) {
    return update(programs(model));
  }

  private static Program update(SparseUpdates programs) {
    return Objects.requireNonNull(programs.updates().get(UpdateStage.UPDATE));
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
