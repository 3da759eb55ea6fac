package dev.regimen.processor;

import dev.regimen.processor.check.Checks;
import dev.regimen.processor.check.MemoryNeed;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.emit.step.Precision;
import dev.regimen.processor.emit.trainer.PlanSummary;
import dev.regimen.processor.emit.trainer.Skeleton;
import dev.regimen.processor.emit.trainer.SourceFile;
import dev.regimen.processor.emit.trainer.TrainerPlan;
import dev.regimen.processor.emit.trainer.TrainerWriter;
import dev.regimen.processor.ir.Curves;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Verifier;
import dev.regimen.processor.lower.CalibrationLowering;
import dev.regimen.processor.lower.DeclaredSettings;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.lower.NetworkLowering;
import dev.regimen.processor.lower.RegimeNotes;
import dev.regimen.processor.lower.RunLowering;
import dev.regimen.processor.lower.ScheduleLowering;
import dev.regimen.processor.lower.UpdateLowering;
import dev.regimen.processor.lower.VariantSummary;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.pass.Autodiff;
import dev.regimen.processor.pass.Simplify;
import dev.regimen.processor.plan.Fusion;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.MemoryPlanner;
import dev.regimen.processor.plan.PlanVerifier;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.UpdatePlan;
import dev.regimen.processor.plan.UpdatePlanner;
import dev.regimen.processor.rule.Rules;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The compiler on one page: from what the user wrote to the trainer's source. */
public final class Compiler implements Pipeline {
  private final Rules rules;
  private final Precision precision;
  private final Optional<Consumer<String>> summaries;

  public Compiler(Rules rules, Precision precision) {
    this(rules, precision, Optional.empty());
  }

  /**
   * A compiler that tells what becomes of each class.
   *
   * @param summaries told of each class that a trainer is written for, where somebody asks
   */
  Compiler(Rules rules, Precision precision, Optional<Consumer<String>> summaries) {
    this.rules = rules;
    this.precision = precision;
    this.summaries = summaries;
  }

  /** A network with errors still tells which numbers its trainer would let one set. */
  @Override
  public SourceFile skeleton(NetworkModel network) {
    return Skeleton.of(network, DeclaredSettings.of(network, rules).all());
  }

  @Override
  public NetworkModel sized(NetworkModel network) {
    return NetworkLowering.sized(network, rules);
  }

  /** The trainer of a network that the checks let pass; empty after an error, which is reported. */
  @Override
  public Optional<SourceFile> compile(NetworkModel network, Report report) {
    return plan(network, report).map(TrainerWriter::write);
  }

  /** What the trainer is written from; empty after an error, which is reported. */
  Optional<TrainerPlan> plan(NetworkModel network, Report report) {
    DeclaredSettings settings = new DeclaredSettings();
    List<Fact> facts = RunLowering.facts(network, rules, settings);
    Curves curves = ScheduleLowering.curves(network, rules, settings);
    Optional<Lowered> forward = NetworkLowering.training(network, rules, settings, report);
    forward.ifPresent(f -> Checks.inspect(network, rules, f.states(), report));
    Optional<Lowered> predicting =
        forward.flatMap(f -> NetworkLowering.inference(network, rules, settings, report));
    if (forward.isEmpty() || predicting.isEmpty() || report.hasErrors()) {
      return Optional.empty();
    }
    Lowered lowered = forward.get();
    Verifier.verified("lowering", lowered.program());
    Map<Value, Value> gradients =
        Autodiff.gradients(lowered.program(), UpdateLowering.trained(lowered, network, rules));
    Program step = UpdateLowering.gradients(lowered, gradients);
    Schedule training = schedule(Verifier.verified("differentiation", step));
    UpdatePlan updating =
        updating(UpdateLowering.update(lowered, gradients.keySet(), network, rules, settings));
    facts.addAll(RunLowering.relations(network, rules, settings));
    predicting
        .get()
        .exposed()
        .forEach((layer, y) -> facts.add(Fact.of("exposes", layer, y.shape().elements())));
    Schedule inference = schedule(Verifier.verified("lowering", predicting.get().program()));
    Layout layout =
        PlanVerifier.verified(
            training, MemoryPlanner.of(training, updating.tensors(), lowered.states()));
    Layout inferenceLayout =
        PlanVerifier.verified(inference, MemoryPlanner.of(inference, List.of(), List.of()))
            .withStates(layout.parameters(), layout.running());
    Optional<TrainerPlan.Pass> calibration =
        CalibrationLowering.of(lowered, network, rules)
            .map(
                pass -> {
                  pass.weights().forEach(name -> facts.add(Fact.of("calibrates", name)));
                  return pass(schedule(pass.program()), layout);
                });
    TrainerPlan plan =
        new TrainerPlan(
            network,
            lowered,
            training,
            updating,
            layout,
            inference,
            inferenceLayout,
            calibration,
            curves,
            facts,
            notes(network, curves),
            settings.all(),
            precision);
    MemoryNeed need = MemoryDemand.of(plan, rules);
    Checks.memory(network, rules, need, report);
    if (report.hasErrors()) {
      return Optional.empty();
    }
    summaries.ifPresent(
        told -> told.accept(PlanSummary.of(plan, RunOutlook.lines(network, rules, need))));
    return Optional.of(plan);
  }

  /** What the summary says of the regime beyond its techniques' names and numbers. */
  private List<String> notes(NetworkModel network, Curves curves) {
    return Stream.of(RegimeNotes.of(network, rules, curves), VariantSummary.of(network))
        .flatMap(List::stream)
        .toList();
  }

  /** A pass over the weights of training, in memory of its own. */
  private static TrainerPlan.Pass pass(Schedule schedule, Layout training) {
    Layout layout =
        PlanVerifier.verified(schedule, MemoryPlanner.of(schedule, List.of(), List.of()));
    return new TrainerPlan.Pass(
        schedule, layout.withStates(training.parameters(), training.running()));
  }

  private static UpdatePlan updating(Map<UpdateStage, Program> programs) {
    Map<UpdateStage, Program> simplified = new EnumMap<>(UpdateStage.class);
    programs.forEach(
        (stage, program) -> {
          Program simple = Simplify.of(Verifier.verified("update lowering", program));
          simplified.put(stage, Verifier.verified("simplification", simple));
        });
    return UpdatePlanner.of(simplified);
  }

  private static Schedule schedule(Program program) {
    return PlanVerifier.verified(
        Fusion.of(Verifier.verified("simplification", Simplify.of(program))));
  }
}
