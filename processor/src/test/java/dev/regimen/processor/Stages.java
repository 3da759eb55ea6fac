package dev.regimen.processor;

import static java.util.stream.Collectors.joining;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Printer;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.lower.DeclaredSettings;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.lower.NetworkLowering;
import dev.regimen.processor.lower.UpdateLowering;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.pass.Autodiff;
import dev.regimen.processor.pass.Simplify;
import dev.regimen.processor.plan.FlatLoop;
import dev.regimen.processor.plan.Fusion;
import dev.regimen.processor.plan.Invocation;
import dev.regimen.processor.plan.Kernel;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.MemoryPlanner;
import dev.regimen.processor.plan.Product;
import dev.regimen.processor.plan.RowLoop;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.UpdatePlan;
import dev.regimen.processor.plan.UpdatePlanner;
import dev.regimen.processor.plan.VectorLoop;
import dev.regimen.processor.rule.Rules;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What each stage of the compiler makes of one network, as text. */
final class Stages {
  private static final Rules RULES = Rules.load();

  private final NetworkModel model;
  private final Lowered lowered;
  private final Program step;
  private final Program simplified;
  private final Program update;
  private final UpdatePlan updating;
  private final Schedule schedule;
  private final Layout layout;
  private final Map<Value, String> names = new HashMap<>();

  Stages(NetworkModel model) {
    this.model = model;
    DeclaredSettings settings = new DeclaredSettings();
    Report report = new Report();
    lowered =
        NetworkLowering.training(model, RULES, settings, report)
            .orElseThrow(() -> new AssertionError(report.findings().toString()));
    Map<Value, Value> gradients =
        Autodiff.gradients(lowered.program(), UpdateLowering.trained(lowered, model, RULES));
    step = lowered.gradients(gradients);
    update =
        Simplify.of(
            UpdateLowering.update(lowered, gradients.keySet(), model, RULES, settings)
                .get(UpdateStage.UPDATE));
    updating = UpdatePlanner.of(Map.of(UpdateStage.UPDATE, update));
    simplified = Simplify.of(step);
    schedule = Fusion.of(simplified);
    layout = MemoryPlanner.of(schedule, updating.tensors(), lowered.states());
    simplified.body().forEach(value -> names.put(value, "%" + names.size()));
  }

  /** The text of a stage. */
  String text(String stage) {
    return switch (stage) {
      case "model" -> model();
      case "lowered" -> Printer.print(lowered.program());
      case "step" -> growth();
      case "update" -> Printer.print(update);
      case "simplified" -> Printer.print(simplified);
      case "schedule" -> schedule();
      case "layout" -> layout();
      default -> throw new IllegalArgumentException("no stage " + stage);
    };
  }

  private String model() {
    StringBuilder text = new StringBuilder();
    text.append(model.trainer() + ": " + model.input() + " to " + target() + "\n");
    for (LayerModel layer : model.layers()) {
      text.append("field " + layer.name() + ": " + uses(layer.uses(), " ") + "\n");
    }
    text.append("regime:\n  " + uses(model.regime(), "\n  ") + "\n");
    return text.toString();
  }

  /** What differentiation appends to the lowered program. */
  private String growth() {
    int before = lowered.program().body().size();
    return Printer.print(step).lines().skip(before).collect(joining("\n", "", "\n"));
  }

  private static String uses(List<Use<?>> uses, String between) {
    return uses.stream().map(use -> use.annotation().toString()).collect(joining(between));
  }

  private String target() {
    return model.target().count() + " " + model.target().task().name().toLowerCase(Locale.ROOT);
  }

  private String schedule() {
    StringBuilder text = new StringBuilder();
    for (Kernel kernel : schedule.kernels()) {
      text.append("phase " + kernel.phase() + "  " + text(kernel) + "\n");
    }
    for (FlatLoop loop : updating.update().loops()) {
      List<String> group =
          loop.group().members().stream()
              .map(member -> ((Leaf) member.parameter().op()).name())
              .toList();
      text.append("update " + loop.phase() + "  " + String.join(", ", group) + "\n");
    }
    return text.toString();
  }

  private String text(Kernel kernel) {
    if (kernel instanceof Product product) {
      return "product  computes " + names(List.of(product.value()));
    }
    if (kernel instanceof Invocation call) {
      return "call  computes " + names(call.values());
    }
    if (kernel instanceof VectorLoop loop) {
      String computed = loop.computed().isEmpty() ? "" : ", computes " + names(loop.computed());
      return "vectors  adds up " + names(loop.totals()) + computed;
    }
    RowLoop rows = (RowLoop) kernel;
    return rows.stages().stream()
        .map(this::text)
        .collect(joining("\n           then  ", "loop  ", ""));
  }

  private String text(RowLoop.Stage stage) {
    List<Value> reductions =
        Stream.of(stage.rowReductions(), stage.sampleReductions(), stage.batchReductions())
            .flatMap(List::stream)
            .toList();
    return "computes "
        + names(stage.computed())
        + (reductions.isEmpty() ? "" : ", reduces " + names(reductions))
        + (stage.written().isEmpty() ? "" : ", stores " + names(stage.written()));
  }

  private String names(Collection<Value> values) {
    return values.stream().map(names::get).collect(joining(" "));
  }

  private String layout() {
    StringBuilder text = new StringBuilder();
    layout
        .parameters()
        .forEach((value, place) -> text.append("parameter " + place + "  " + name(value) + "\n"));
    layout
        .activations()
        .forEach((value, place) -> text.append("arena " + place + "  " + name(value) + "\n"));
    return text.append(layout.activationCount() + " numbers a sample; ")
        .append(layout.unsharedCount() + " if none shared a place\n")
        .toString();
  }

  private String name(Value value) {
    String name = value.op() instanceof Leaf leaf ? leaf.name() : value.name();
    return (names.getOrDefault(value, "") + " " + name + " " + value.shape()).strip();
  }
}
