package dev.regimen.processor.emit.trainer;

import dev.regimen.processor.emit.code.ClassCode;
import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Operator;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.emit.step.HeapRequests;
import dev.regimen.processor.emit.step.RuntimeTypes;
import dev.regimen.processor.emit.step.Sizes;
import dev.regimen.processor.emit.step.StepWriter;
import dev.regimen.processor.emit.step.Tracing;
import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.WeightDraw;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.plan.UpdatePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints a trainer: what is known at compile time, the numbers one may set, the two steps. */
public final class TrainerWriter {
  private static final String CALIBRATES =
      "The forward pass of training, which shows what weights make of the first batch.";
  private static final String GOES_ON =
      "What follows a token: a pass that goes on from what it has kept of the tokens before.";

  private final TrainerPlan plan;
  private final NetworkModel model;
  private final Sizes sizes;
  private final HeapRequests heap = new HeapRequests();
  private final List<ClassCode> steps = new ArrayList<>();

  /** Writes the steps of a plan. */
  public TrainerWriter(TrainerPlan plan) {
    this.plan = plan;
    model = plan.model();
    sizes = sizes();
    steps.addAll(training());
    steps.add(inference());
    plan.calibration().map(pass -> pass("Calibration", CALIBRATES, pass)).ifPresent(steps::add);
    plan.continuation().map(pass -> pass("Continuation", GOES_ON, pass)).ifPresent(steps::add);
  }

  /** What the steps ask their memory for on the heap. */
  public HeapRequests heap() {
    return heap;
  }

  /** The trainer around the steps. */
  public SourceFile file() {
    BlueprintWriter blueprint = new BlueprintWriter(plan, heap);
    List<Field> fields = new ArrayList<>();
    sizes.all().forEach(size -> fields.add(Field.constant(size, Expr.number(size.size()))));
    fields.add(Field.constant(BlueprintWriter.FIELD, BlueprintWriter.DESCRIBED));
    List<Method> methods = new ArrayList<>();
    Expr decoder = PredictionClass.decoder(model);
    Code begin = new Code().run(Expr.inherited("super", BlueprintWriter.FIELD, decoder));
    methods.add(Face.constructor(model, begin));
    methods.addAll(blueprint.methods());
    plan.settings().forEach(setting -> methods.add(setter(setting)));
    RegimeWriter regime = new RegimeWriter(plan, sizes);
    methods.addAll(regime.initialize());
    methods.addAll(regime.schedules());
    methods.add(factory("trainingStep", "TrainingStep"));
    if (!plan.earlier().isEmpty()) {
      methods.add(phases());
    }
    methods.add(factory("inferenceStep", "Inference"));
    plan.calibration().ifPresent(pass -> methods.add(factory("calibrationStep", "Calibration")));
    plan.continuation().ifPresent(pass -> methods.add(factory("continuingStep", "Continuation")));
    return Face.file(model, ModelCard.of(plan), fields, methods, steps);
  }

  /** The step of the last phase, and before it those of the others. */
  private List<ClassCode> training() {
    String does =
        "One worker's part of a training step: every worker runs it on its own rows of the batch.";
    List<ClassCode> steps = new ArrayList<>();
    for (TrainerPlan.Phase phase : plan.earlier()) {
      String when = " Before epoch " + (phase.until() + 1) + ", while layers are frozen.";
      steps.add(training(stepOf(phase), does + when, phase));
    }
    TrainerPlan.Phase last =
        new TrainerPlan.Phase(
            Integer.MAX_VALUE, plan.training(), plan.update(), plan.trainingLayout());
    steps.add(training("TrainingStep", does, last));
    return StepWriter.withTilesAlike(steps);
  }

  private ClassCode training(String name, String documentation, TrainerPlan.Phase phase) {
    return StepWriter.write(
        name,
        documentation,
        plan.precision(),
        sizes,
        phase.layout(),
        phase.schedule(),
        phase.update(),
        techniques(),
        heap,
        outputs(phase.schedule()));
  }

  private static String stepOf(TrainerPlan.Phase phase) {
    return "TrainingStepUntil" + phase.until();
  }

  /** The step of each phase of a run, which are counted from 0. */
  private Method phases() {
    Name number = Name.local(Type.INT, "phase");
    Code body = new Code();
    for (int i = 0; i < plan.earlier().size(); i++) {
      Type type = Type.plain(stepOf(plan.earlier().get(i)));
      Expr step = new Expr.New(type, List.of(Face.MEMORY, Face.WORKER));
      Expr before = new Expr.Binary(Operator.LESS, number, Expr.number(i + 1));
      body.when(before, new Code().returns(step));
    }
    Name last = Name.method("trainingStep");
    body.returns(new Expr.Own(last, List.of(Face.MEMORY, Face.WORKER)));
    List<Name> parameters = List.of(number, Face.MEMORY, Face.WORKER);
    return Method.override(Modifier.PROTECTED, RuntimeTypes.STEP, "trainingStep", parameters, body);
  }

  private ClassCode pass(String name, String documentation, TrainerPlan.Pass pass) {
    return StepWriter.write(
        name,
        documentation,
        plan.precision(),
        sizes,
        pass.layout(),
        pass.schedule(),
        UpdatePlan.NONE,
        techniques(),
        heap,
        List.of());
  }

  private ClassCode inference() {
    return StepWriter.write(
        "Inference",
        "One worker's part of a forward pass: "
            + (drawsToPredict() ? "draws by the sample" : "no noise")
            + ", and statistics as training left them.",
        plan.precision(),
        sizes,
        plan.inferenceLayout(),
        plan.inference(),
        UpdatePlan.NONE,
        techniques(),
        heap,
        List.of());
  }

  private boolean drawsToPredict() {
    return plan.inference().program().body().stream()
        .anyMatch(value -> value.op() instanceof Draw || value.op() instanceof WeightDraw);
  }

  private Method setter(Setting setting) {
    Expr name = new Expr.Quote(setting.name());
    Code body = new Code().returns(Expr.inherited("set", name, Face.value(setting)));
    return Face.setter(model, setting, body);
  }

  private static Method factory(String method, String type) {
    Expr step = new Expr.New(Type.plain(type), List.of(Face.MEMORY, Face.WORKER));
    return Method.override(
        Modifier.PROTECTED,
        RuntimeTypes.STEP,
        method,
        List.of(Face.MEMORY, Face.WORKER),
        new Code().returns(step));
  }

  private Sizes sizes() {
    Map<String, Integer> layers = new LinkedHashMap<>();
    int last = 0;
    for (Lowered.Row row : plan.lowered().table()) {
      String[] dims = row.output().split("x");
      int width = Integer.parseInt(dims[dims.length - 1]);
      // What passes its input's width on needs no name for it.
      if (width != last || row.multiplyAdds() > 0) {
        layers.put(row.layer(), width);
      }
      last = width;
    }
    return new Sizes(Math.toIntExact(plan.lowered().input().elements()), layers);
  }

  /** What each layer computes, by its name within names. */
  private Map<String, String> techniques() {
    Map<String, String> techniques = new LinkedHashMap<>();
    List<Origin> places = plan.lowered().program().body().stream().map(Value::origin).toList();
    for (Lowered.Row row : plan.lowered().table()) {
      techniques.put(Identifiers.camel(row.layer()), row.computes());
      places.stream()
          .filter(place -> place.layer().equals(row.layer()))
          .forEach(place -> techniques.put(Identifiers.camel(place.word()), row.computes()));
    }
    return techniques;
  }

  /** The last stored value of each layer's forward pass; an earlier layer's where it has none. */
  private List<Tracing.Output> outputs(Schedule schedule) {
    Map<String, Value> last = new LinkedHashMap<>();
    for (Value value : schedule.written()) {
      Origin origin = value.origin();
      boolean forward = origin.direction() == Origin.Direction.FORWARD && origin.pass().isEmpty();
      if (forward && Space.of(value) == Space.ROWS && !Space.isPacked(value)) {
        Value known = last.get(value.origin().layer());
        if (known == null || !known.name().equals("out")) {
          last.put(value.origin().layer(), value);
        }
      }
    }
    List<Tracing.Output> outputs = new ArrayList<>();
    Value before = null;
    int place = 0;
    for (Lowered.Row row : plan.lowered().table()) {
      Value own = last.getOrDefault(row.layer(), before);
      if (own != null) {
        outputs.add(new Tracing.Output(place, row.layer(), own));
      }
      before = own;
      place++;
    }
    return outputs;
  }
}
