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
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Verifier;
import dev.regimen.processor.lower.CalibrationLowering;
import dev.regimen.processor.lower.ContinuationLowering;
import dev.regimen.processor.lower.DeclaredSettings;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.lower.NetworkLowering;
import dev.regimen.processor.lower.Phases;
import dev.regimen.processor.lower.RegimeNotes;
import dev.regimen.processor.lower.RunLowering;
import dev.regimen.processor.lower.ScheduleLowering;
import dev.regimen.processor.lower.SparseTables;
import dev.regimen.processor.lower.UpdateLowering;
import dev.regimen.processor.lower.VariantSummary;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.pass.Autodiff;
import dev.regimen.processor.pass.FusedEpilogues;
import dev.regimen.processor.pass.Rounding;
import dev.regimen.processor.pass.Simplify;
import dev.regimen.processor.pass.SparseUpdates;
import dev.regimen.processor.pass.Trimming;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.MemoryPlanner;
import dev.regimen.processor.plan.PlanVerifier;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.UpdatePlan;
import dev.regimen.processor.plan.UpdatePlanner;
import dev.regimen.processor.rule.RecomputedBlocks;
import dev.regimen.processor.rule.RoundedProducts;
import dev.regimen.processor.rule.Rules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The compiler on one page: from what the user wrote to the trainer's source. */
public final class Compiler implements Pipeline {
  private final Rules rules;
  private final Precision precision;
  private final Set<String> silenced;
  private final Optional<Consumer<String>> summaries;

  public Compiler(Rules rules, Precision precision) {
    this(rules, precision, Set.of(), Optional.empty());
  }

  /**
   * A compiler that tells what becomes of each class.
   *
   * @param silenced ids that options turn off
   * @param summaries told of each class that a trainer is written for, where somebody asks
   */
  Compiler(
      Rules rules,
      Precision precision,
      Set<String> silenced,
      Optional<Consumer<String>> summaries) {
    this.rules = rules;
    this.precision = precision;
    this.silenced = silenced;
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
    return written(network, report).map(TrainerWriter::file);
  }

  /** The steps of the trainer; empty after an error, which is reported. */
  Optional<TrainerWriter> written(NetworkModel network, Report report) {
    DeclaredSettings settings = new DeclaredSettings();
    List<Fact> facts = RunLowering.facts(network, rules, settings);
    Curves curves = ScheduleLowering.curves(network, rules, settings);
    Optional<Lowered> forward = NetworkLowering.training(network, rules, settings, report);
    forward.ifPresent(f -> Checks.inspect(network, rules, f.states(), report));
    Optional<Lowered> predicting =
        forward.flatMap(f -> NetworkLowering.inference(network, rules, settings, report));
    predicting.ifPresent(
        p -> Checks.weights(network, rules, forward.get().states(), p.states(), report));
    if (forward.isEmpty() || predicting.isEmpty() || report.hasErrors()) {
      return Optional.empty();
    }
    Lowered lowered = forward.get();
    Verifier.verified("lowering", lowered.program());
    List<BlockModel> again = RecomputedBlocks.outermost(network, rules);
    Differentiated differentiated = differentiated(lowered, network, again, settings);
    boolean rounds = Rounding.isIn(differentiated.step().schedule().program());
    Checks.rounding(network, rules, rounds, report);
    TrainerPlan.Phase last = phase(differentiated, network, Integer.MAX_VALUE);
    Layout layout = last.layout();
    Phases phases = Phases.of(network, rules);
    List<TrainerPlan.Phase> earlier = earlier(phases, network, again, layout, settings);
    for (int phase = 1; phase < phases.begins().size(); phase++) {
      facts.add(phases.fact(phase, network, rules));
    }
    facts.addAll(RunLowering.relations(network, rules, settings));
    facts.addAll(RunLowering.regularizers(network, rules, settings));
    facts.addAll(StartUpSilence.of(network, silenced));
    predicting
        .get()
        .exposed()
        .forEach((layer, y) -> facts.add(Fact.of("exposes", layer, y.shape().elements())));
    Program forwardOnly =
        Verifier.verified(
            "fusion of convolutions",
            FusedEpilogues.of(
                simplified(Verifier.verified("lowering", predicting.get().program()), network)));
    Recomputed forwardPass = Recomputed.of(forwardOnly, again);
    Schedule inference = forwardPass.schedule();
    List<String> notes = notes(network, curves);
    notes.addAll(SparseTables.notes(lowered, differentiated.sparse(), network, rules));
    if (!again.isEmpty()) {
      Recomputed step = differentiated.step();
      notes.addAll(step.told(network, rules, forwardPass, precision.bytes(), report));
    }
    Layout inferenceLayout =
        PlanVerifier.verified(inference, MemoryPlanner.ofInference(inference))
            .withStates(layout.parameters(), layout.running());
    Optional<TrainerPlan.Pass> calibration =
        CalibrationLowering.of(lowered, network, rules)
            .map(
                pass -> {
                  pass.weights().forEach(name -> facts.add(Fact.of("calibrates", name)));
                  Program program = simplified(pass.program(), network);
                  return pass(Recomputed.of(program, again), layout);
                });
    Optional<TrainerPlan.Pass> continuation =
        ContinuationLowering.of(network, rules, settings)
            .flatMap(
                writing -> {
                  notes.add(writing.told());
                  writing.fact().ifPresent(facts::add);
                  return writing.program();
                })
            .map(program -> pass(Recomputed.of(simplified(program, network), again), layout));
    TrainerPlan plan =
        new TrainerPlan(
            network,
            lowered,
            last.schedule(),
            last.update(),
            layout,
            earlier,
            inference,
            inferenceLayout,
            calibration,
            continuation,
            curves,
            facts,
            notes,
            settings.all(),
            precision);
    TrainerWriter trainer = new TrainerWriter(plan);
    MemoryNeed need = MemoryDemand.of(plan, trainer.heap(), rules);
    Checks.memory(network, rules, need, report);
    if (report.hasErrors()) {
      return Optional.empty();
    }
    summaries.ifPresent(
        told -> told.accept(PlanSummary.of(plan, RunOutlook.lines(network, rules, need))));
    return Optional.of(trainer);
  }

  /** What the summary says of the regime beyond its techniques' names and numbers. */
  private List<String> notes(NetworkModel network, Curves curves) {
    return Stream.of(RegimeNotes.of(network, rules, curves), VariantSummary.of(network))
        .flatMap(List::stream)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** A pass over the weights of training, in memory of its own. */
  private static TrainerPlan.Pass pass(Recomputed planned, Layout training) {
    Schedule schedule = planned.schedule();
    Layout layout =
        PlanVerifier.verified(schedule, MemoryPlanner.of(schedule, List.of(), List.of()));
    return new TrainerPlan.Pass(
        schedule, layout.withStates(training.parameters(), training.running()));
  }

  /**
   * A network whose parameters have gradients.
   *
   * @param step forward and backward, with what is computed again
   * @param updates what becomes of them, by its stages
   * @param sparse the tables of which some rows are updated
   */
  private record Differentiated(
      Lowered lowered, Recomputed step, Map<UpdateStage, Program> updates, Set<Leaf> sparse) {}

  private Differentiated differentiated(
      Lowered lowered, NetworkModel network, List<BlockModel> again, DeclaredSettings settings) {
    Map<Value, Value> gradients =
        Autodiff.gradients(lowered.program(), UpdateLowering.trained(lowered, network, rules));
    Program step = lowered.gradients(gradients);
    SparseUpdates programs =
        SparseUpdates.of(
            Verifier.verified("differentiation", step),
            UpdateLowering.update(lowered, gradients.keySet(), network, rules, settings),
            SparseTables.of(lowered, network, rules));
    Program plain =
        simplified(Verifier.verified("sparse gradients", programs.gradients()), network);
    return new Differentiated(
        lowered, Recomputed.of(plain, again), programs.updates(), programs.tables());
  }

  /** The step of the epochs that a network's model is of: gradients of what trains in them. */
  private TrainerPlan.Phase phase(Differentiated differentiated, NetworkModel network, int until) {
    Lowered lowered = differentiated.lowered();
    Schedule training = differentiated.step().schedule();
    UpdatePlan updating = updating(differentiated.updates(), lowered.beginning(network, rules));
    Layout layout =
        PlanVerifier.verified(
                training, MemoryPlanner.of(training, updating.tensors(), lowered.states()))
            .withScratch(updating.scratch());
    return new TrainerPlan.Phase(until, training, updating, layout);
  }

  /** The steps of the phases before the last one, over the weights as they lie in that. */
  private List<TrainerPlan.Phase> earlier(
      Phases phases,
      NetworkModel network,
      List<BlockModel> again,
      Layout last,
      DeclaredSettings settings) {
    List<TrainerPlan.Phase> earlier = new ArrayList<>();
    for (int i = 1; i < phases.begins().size(); i++) {
      NetworkModel then = network.at(phases.begins().get(i - 1));
      // What is to be said of the network is said of it as a whole.
      Lowered lowered = NetworkLowering.training(then, rules, settings, new Report()).orElseThrow();
      Differentiated step = differentiated(lowered, then, again, settings);
      TrainerPlan.Phase own = phase(step, then, phases.begins().get(i));
      earlier.add(own.with(own.layout().withStates(last.parameters(), last.running())));
    }
    return earlier;
  }

  private static UpdatePlan updating(
      Map<UpdateStage, Program> programs, ToIntFunction<Leaf> beginning) {
    Map<UpdateStage, Program> simplified = new EnumMap<>(UpdateStage.class);
    programs.forEach(
        (stage, program) -> {
          Program simple = Simplify.of(Verifier.verified("update lowering", program));
          simplified.put(stage, Verifier.verified("simplification", simple));
        });
    return UpdatePlanner.of(simplified, beginning);
  }

  /** With rounded operands of products, where the network asks for that. */
  private Program simplified(Program program, NetworkModel network) {
    if (RoundedProducts.use(network, rules).isEmpty()) {
      Program trimmed = Verifier.verified("trimming", Trimming.of(program));
      return Verifier.verified("simplification", Simplify.of(trimmed));
    }
    // In double, to check gradients, bf16 numbers are multiplied as doubles.
    boolean packs = precision == Precision.FLOAT && RoundedProducts.byProcessor(network, rules);
    Program rounded = packs ? Rounding.packed(program) : Rounding.of(program);
    Program verified = Verifier.verified("rounding", rounded);
    return Verifier.verified("simplification", Simplify.of(verified));
  }
}
