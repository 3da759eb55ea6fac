package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.ClassCode;
import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Names;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Invocation;
import dev.regimen.processor.plan.Kernel;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.Product;
import dev.regimen.processor.plan.RowLoop;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.plan.UpdateSchedule;
import dev.regimen.processor.plan.VectorLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Prints a step: one class, one instance a worker, one method a layer and direction. */
public final class StepWriter {
  private static final Name TILES = Name.field(Type.FLOAT.array().array(), "tile");

  private final StepContext context;
  private final Schedule schedule;
  private final UpdateSchedule update;
  private final boolean training;
  private final Value loss;
  private final List<LayerMethod> methods = new ArrayList<>();
  private final Map<LayerMethod, List<Supplier<Method>>> loops = new HashMap<>();
  private final Set<String> methodNames = new HashSet<>();
  private final Code run = new Code();
  private final Map<String, List<Name>> forwardMethods = new LinkedHashMap<>();
  private final Name prediction;

  private StepWriter(
      Precision precision, Sizes sizes, Layout layout, Schedule schedule, UpdateSchedule update) {
    this.schedule = schedule;
    this.update = update;
    training = !update.groups().isEmpty();
    context = new StepContext(precision, sizes, layout);
    context.names().reserve(schedule.outliving());
    loss = Space.stored(schedule.program().output(Program.LOSS));
    prediction = context.vector(Space.stored(schedule.program().output(Program.PREDICTION)));
    for (String taken :
        List.of(
            "run", "observe", "loss", "healthy", "targets", "forward", "output", "width",
            "layers")) {
      context.claimMethod(taken);
    }
  }

  /**
   * The class of a step.
   *
   * @param layerOutputs what a training step can be stopped after
   */
  public static ClassCode write(
      String name,
      String documentation,
      Precision precision,
      Sizes sizes,
      Layout layout,
      Schedule schedule,
      UpdateSchedule update,
      List<Value> layerOutputs) {
    StepWriter writer = new StepWriter(precision, sizes, layout, schedule, update);
    return writer.print(name, documentation, layerOutputs);
  }

  private ClassCode print(String name, String documentation, List<Value> layerOutputs) {
    kernels();
    finishRun();
    List<Method> tracing = training ? tracing(layerOutputs) : List.of();
    List<Method> all = new ArrayList<>();
    all.add(constructor(name));
    all.addAll(context.fields().binders());
    all.add(Method.override(Type.VOID, "run", List.of(), run));
    Repetitions.of(context, methods)
        .forEach(
            (method, written) -> {
              all.addAll(written);
              loops.get(method).forEach(loop -> all.add(loop.get()));
            });
    all.addAll(tracing);
    UnaryOperator<Expr> named = Names.replacing(context.loops().names());
    return new ClassCode(
        documentation,
        List.of(),
        "private static final class " + name + " extends " + RuntimeTypes.STEP.name(),
        fields(),
        all.stream().map(method -> method.map(named)).toList(),
        List.of(),
        List.of(RuntimeTypes.STEP));
  }

  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    String cache = "Elements of a tile: what a loop goes over at a time fits a first-level cache.";
    Expr length = Expr.number(context.tileLength());
    fields.add(new Field("private static final", StepContext.TILE_LENGTH, length, "", cache));
    Type tiles = context.type().array().array();
    List<Expr> lengths = List.of(Expr.number(context.tiles()), StepContext.TILE_LENGTH);
    fields.add(
        new Field(
            "private final", Name.field(tiles, TILES.text()), new Expr.NewArray(tiles, lengths)));
    fields.add(new Field("private final", StepContext.GEMM, Expr.call(StepContext.WORKER, "gemm")));
    if (context.usesParts()) {
      Expr parts = Expr.call(StepContext.MEMORY, "parts", StepContext.WORKER);
      fields.add(new Field("private final", StepContext.PARTS, parts));
    }
    fields.addAll(context.fields().declarations());
    fields.add(new Field("private", StepContext.FROM, null));
    fields.add(new Field("private", StepContext.TO, null));
    return fields;
  }

  private Method constructor(String name) {
    Name memory = Name.local(RuntimeTypes.MEMORY, "memory");
    Name worker = Name.local(RuntimeTypes.WORKER, "worker");
    Code body = new Code().run(Expr.inherited("super", memory, worker));
    context.fields().bind(body);
    return Method.constructor("", name, List.of(memory, worker), body);
  }

  /** What a worker's rows are. */
  static void share(Code code) {
    code.set(StepContext.FROM, StepContext.bound("from", StepContext.ROWS));
    code.set(StepContext.TO, StepContext.bound("to", StepContext.ROWS));
  }

  /** Cuts the kernels into methods where the layer or the direction changes. */
  private void kernels() {
    share(run);
    int phase = 0;
    int i = 0;
    List<Kernel> kernels = schedule.kernels();
    while (i < kernels.size()) {
      String key = key(kernels.get(i));
      int end = i;
      while (end < kernels.size() && key(kernels.get(end)).equals(key)) {
        end++;
      }
      phase = method(kernels.subList(i, end), phase);
      i = end;
    }
  }

  private static boolean isWeightGradient(Kernel kernel) {
    return kernel instanceof Product product && product.overBatch()
        || kernel instanceof Invocation call && call.overBatch();
  }

  private static String key(Kernel kernel) {
    return isWeightGradient(kernel)
        ? "gradient of " + kernel.origin().layer()
        : kernel.origin().direction() + " " + kernel.origin().layer() + isLoss(kernel);
  }

  private static boolean isLoss(Kernel kernel) {
    return kernel instanceof VectorLoop && kernel.origin().isLoss();
  }

  private int method(List<Kernel> kernels, int before) {
    context.sizes().enter(kernels.get(0).origin().layer());
    String name = methodName(kernels.get(0));
    MethodScope scope = new MethodScope(context);
    int phase = before;
    for (Kernel kernel : kernels) {
      if (kernel.phase() > phase) {
        scope.code().call(StepContext.WORKER, "await");
        phase = kernel.phase();
      }
      write(kernel, scope);
    }
    if (isLoss(kernels.get(0))) {
      scope.code().run(Expr.inherited("loss", Expr.at(context.array(loss), Expr.number(0))));
    }
    finish(name, Identifiers.camel(kernels.get(0).origin().word()), scope.code());
    call(kernels.get(0), Name.method(name));
    return phase;
  }

  /** The loops that a method calls follow it. */
  private void finish(String name, String layer, Code code) {
    LayerMethod method = new LayerMethod(name, layer, code.statements());
    methods.add(method);
    loops.put(method, context.loops().take());
  }

  /** The second part of a layer's pass, after other layers' work, finishes the first. */
  private String methodName(Kernel kernel) {
    String name = name(kernel);
    boolean first = methodNames.add(name);
    return context.claimMethod(first ? name : "finish" + Identifiers.capitalize(name));
  }

  private void call(Kernel kernel, Name name) {
    run.run(new Expr.Own(name, List.of()));
    String layer = kernel.origin().layer();
    boolean forward = kernel.origin().direction() == Origin.Direction.FORWARD;
    if (forward && !isLoss(kernel)) {
      forwardMethods.computeIfAbsent(layer, x -> new ArrayList<>()).add(name);
    }
  }

  private static String name(Kernel kernel) {
    String layer = Identifiers.capitalize(Identifiers.camel(kernel.origin().word()));
    if (isWeightGradient(kernel)) {
      return "weightGradient" + layer;
    }
    if (isLoss(kernel)) {
      return "meanLoss";
    }
    return switch (kernel.origin().direction()) {
      case FORWARD -> kernel.origin().isLoss() ? "compareWithTarget" : "forward" + layer;
      case BACKWARD -> "backward" + layer;
      case UPDATE -> "update" + layer;
    };
  }

  private void write(Kernel kernel, MethodScope scope) {
    if (kernel instanceof Product product) {
      new ProductWriter(context, schedule, product).write(scope.code());
    } else if (kernel instanceof Invocation call) {
      new CallWriter(context, schedule, call, scope.code()).write();
    } else if (kernel instanceof RowLoop loop) {
      new RowLoopWriter(scope, loop).write();
    } else if (kernel instanceof VectorLoop loop) {
      new VectorLoopWriter(scope, loop, schedule).write();
    }
  }

  private void finishRun() {
    Expr width = context.sizes().width(schedule.program().output(Program.PREDICTION));
    run.run(Expr.inherited("observe", prediction, width));
    if (update.groups().isEmpty()) {
      return;
    }
    run.call(StepContext.WORKER, "await");
    run.when(Expr.inherited("healthy"), new Code().run(Expr.inherited("update")));
    context.claimMethod("update");
    finish("update", "", new UpdateWriter(context, update).write());
  }

  /** What finds the first layer whose output is not finite. */
  private List<Method> tracing(List<Value> outputs) {
    return Tracing.methods(context, outputs, forwardMethods);
  }
}
