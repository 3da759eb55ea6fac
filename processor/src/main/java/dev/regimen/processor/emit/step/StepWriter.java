package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.ClassCode;
import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Names;
import dev.regimen.processor.emit.code.Statement;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.plan.Invocation;
import dev.regimen.processor.plan.Kernel;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.Product;
import dev.regimen.processor.plan.RowLoop;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.plan.UpdatePlan;
import dev.regimen.processor.plan.UpdateSchedule;
import dev.regimen.processor.plan.VectorLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Prints a step: one class, one instance a worker, one method a layer and direction. */
public final class StepWriter {

  private final StepContext context;
  private final Schedule schedule;
  private final UpdatePlan update;
  private final boolean training;
  private final List<LayerMethod> methods = new ArrayList<>();
  private final Map<LayerMethod, List<Supplier<Method>>> loops = new LinkedHashMap<>();
  private final MethodNames methodNames;
  private final List<Stop> stops = new ArrayList<>();
  private final TaskCalls tasks;

  private StepWriter(
      Precision precision,
      Sizes sizes,
      Layout layout,
      Schedule schedule,
      UpdatePlan update,
      Map<String, String> techniques,
      HeapRequests heap) {
    this.schedule = schedule;
    this.update = update;
    training = !update.schedules().isEmpty();
    Lengths lengths = Lengths.of(schedule);
    context = new StepContext(precision, sizes, layout, techniques, lengths, heap);
    boolean measures = schedule.program().outputs().containsKey(Program.LOSS);
    methodNames = new MethodNames(context, measures);
    context.names().reserve(schedule.outliving());
    schedule.kernels().stream()
        .filter(RowLoop.class::isInstance)
        .flatMap(loop -> ((RowLoop) loop).stages().stream())
        .flatMap(RowLoop.Stage::all)
        .flatMap(value -> value.args().stream())
        .filter(value -> Space.of(value) == Space.VECTOR)
        .forEach(context::tile);
    tasks = new TaskCalls(context, schedule.program());
  }

  /**
   * The class of a step.
   *
   * @param techniques what each layer computes
   * @param heap where it is noted what the step asks for on the heap
   * @param outputs what each layer leaves, in order; none where a step is never traced
   */
  public static ClassCode write(
      String name,
      String documentation,
      Precision precision,
      Sizes sizes,
      Layout layout,
      Schedule schedule,
      UpdatePlan update,
      Map<String, String> techniques,
      HeapRequests heap,
      List<Tracing.Output> outputs) {
    return new StepWriter(precision, sizes, layout, schedule, update, techniques, heap)
        .print(name, documentation, outputs);
  }

  /** The same steps with tiles as long as the longest of any: what they keep in tiles is shared. */
  public static List<ClassCode> withTilesAlike(List<ClassCode> steps) {
    int longest = steps.stream().mapToInt(StepWriter::tileLength).max().orElse(0);
    return steps.stream().map(step -> withTiles(longest, step)).toList();
  }

  private static boolean isTileLength(Field field) {
    return field.name().equals(StepTiles.LENGTH);
  }

  private static int tileLength(ClassCode step) {
    return step.fields().stream()
        .filter(StepWriter::isTileLength)
        .mapToInt(field -> Integer.parseInt(((Expr.Literal) field.value()).text()))
        .findFirst()
        .orElse(0);
  }

  private static ClassCode withTiles(int length, ClassCode step) {
    Field tiles = Field.constant(StepTiles.LENGTH, Expr.number(length));
    List<Field> fields =
        step.fields().stream()
            .map(f -> isTileLength(f) ? tiles.documented(f.documentation()) : f)
            .toList();
    return new ClassCode(
        step.documentation(),
        step.modifiers(),
        step.name(),
        step.superclass(),
        fields,
        step.methods(),
        step.classes());
  }

  private ClassCode print(String name, String documentation, List<Tracing.Output> outputs) {
    kernels();
    List<Method> updates = updates();
    Set<Name> shown = new HashSet<>(tasks.shown());
    Tracing tracing = new Tracing(context, outputs);
    shown.addAll(tracing.shown());
    updates.forEach(method -> shown.addAll(Names.used(method.body())));
    shown.addAll(context.kernels().ofReadGradients());
    LayerClasses layers = new LayerClasses(context, List.copyOf(loops.keySet()), shown);
    join(layers);
    List<Method> all = new ArrayList<>();
    PassWriter pass = new PassWriter(context, layers, tracing.calls(stops));
    all.addAll(pass.methods(training ? "gradients" : "forward", stops, tasks));
    loops.forEach(
        (method, called) -> {
          if (!layers.has(method)) {
            all.add(layers.own(method).method());
          }
          called.forEach(loop -> all.add(loop.get()));
        });
    all.addAll(updates);
    UnaryOperator<Expr> named = Names.replacing(context.loops().names());
    List<Method> methods = new ArrayList<>(all.stream().map(method -> method.map(named)).toList());
    FieldBinding fields = new FieldBinding(context, fields(methods, layers));
    methods.addAll(0, fields.methods());
    methods.add(0, constructor(name, fields.methods()));
    return new ClassCode(
        documentation,
        Modifier.CONSTANT,
        name,
        RuntimeTypes.STEP,
        fields.fields(),
        methods,
        layers.classes().stream().map(type -> type.map(named)).toList());
  }

  /** Statistics that are no instance's stand in the method of the loop that waits for them. */
  private void join(LayerClasses layers) {
    for (int i = stops.size() - 1; i > 0; i--) {
      Stop first = stops.get(i - 1);
      Stop second = stops.get(i);
      Optional<LayerMethod> joined =
          second.waits() || layers.has(first.method()) || layers.has(second.method())
              ? Optional.empty()
              : layers.joined(first.method(), second.method());
      if (joined.isPresent()) {
        stops.remove(i);
        stops.set(i - 1, new Stop(joined.get(), first.waits(), second.traced()));
        loops.put(joined.get(), loops.remove(second.method()));
        loops.remove(first.method());
      }
    }
  }

  /** A method for each stage of the update, and behind it the loops that it calls. */
  private List<Method> updates() {
    Map<Leaf, String> labels = new HashMap<>();
    List<Method> updates = new ArrayList<>();
    for (UpdateSchedule stage : update.schedules()) {
      String name = stage.stage().method();
      Code body = new UpdateWriter(context, stage, labels).write();
      body.call(StepContext.WORKER, "lap", new Expr.Quote(name));
      if (stage.stage() == UpdateStage.ASCEND) {
        context.places().heap().keepStatistics();
        Code yes = new Code().returns(Expr.text("true"));
        updates.add(Method.override(Modifier.PUBLIC, Type.BOOLEAN, "ascends", List.of(), yes));
      }
      updates.add(Method.override(Modifier.PUBLIC, Type.VOID, name, List.of(), body));
      context.loops().take().forEach(loop -> updates.add(loop.get()));
    }
    return updates;
  }

  private List<Field> fields(List<Method> methods, LayerClasses layers) {
    Set<Name> used = new HashSet<>();
    methods.forEach(method -> used.addAll(method.used()));
    layers.classes().forEach(type -> used.addAll(Names.used(type)));
    layers.instances().forEach(instance -> Names.collect(instance.value(), used));
    context.fields().keep(used);
    List<Field> fields = new ArrayList<>();
    if (training) {
      context.places().heap().tile(context.tiles().length());
    }
    fields.addAll(context.tiles().fields(context.type()));
    fields.add(Field.kept(StepContext.GEMM, Expr.call(StepContext.WORKER, "gemm")));
    if (context.usesParts()) {
      Expr parts = Expr.call(StepContext.MEMORY, "parts", StepContext.WORKER);
      fields.add(Field.kept(StepContext.PARTS, parts));
    }
    fields.addAll(context.fields().declarations());
    fields.addAll(layers.instances());
    fields.add(Field.assigned(StepContext.FROM));
    fields.add(Field.assigned(StepContext.TO));
    context.lengths().field().ifPresent(fields::add);
    return fields;
  }

  private static Method constructor(String name, List<Method> binding) {
    Name memory = Name.local(RuntimeTypes.MEMORY, "memory");
    Name worker = Name.local(RuntimeTypes.WORKER, "worker");
    Code body = new Code().run(Expr.inherited("super", memory, worker));
    binding.forEach(method -> body.run(new Expr.Own(method.name(), List.of())));
    return Method.constructor(List.of(), name, List.of(memory, worker), body);
  }

  /** Cuts the kernels into methods at barriers and where the layer or the direction changes. */
  private void kernels() {
    List<Kernel> kernels = new ArrayList<>();
    for (Kernel kernel : schedule.kernels()) {
      kernels.addAll(
          kernel instanceof VectorLoop loop ? VectorLoops.byLayer(loop) : List.of(kernel));
    }
    int phase = schedule.beginsTogether() ? -1 : 0;
    for (int i = 0; i < kernels.size(); ) {
      String key = MethodNames.key(kernels.get(i));
      int end = i;
      while (end < kernels.size() && MethodNames.key(kernels.get(end)).equals(key)) {
        end++;
      }
      method(kernels.subList(i, end), kernels.get(i).phase() > phase);
      phase = kernels.get(i).phase();
      i = end;
    }
  }

  private void method(List<Kernel> kernels, boolean waits) {
    Origin origin = kernels.get(0).origin();
    context.sizes().enter(origin.layer());
    String name = methodNames.claim(kernels.get(0));
    MethodScope scope = new MethodScope(context, MethodNames.isStatistics(kernels.get(0)));
    kernels.forEach(kernel -> write(kernel, scope));
    boolean isLoss = MethodNames.isLoss(kernels.get(0));
    if (kernels.stream().anyMatch(tasks::isLoss)) {
      tasks.losses(scope.code());
    }
    String layer = origin.isLoss() ? "" : Identifiers.camel(origin.word());
    LayerMethod method = finish(kernels, name, layer, scope.code().statements());
    boolean forward = origin.direction() == Origin.Direction.FORWARD && !isLoss;
    boolean first = forward && origin.pass().isEmpty();
    stops.add(new Stop(method, waits, first ? origin.layer() : ""));
  }

  /** The loops that a method calls follow it. */
  private LayerMethod finish(
      List<Kernel> kernels, String name, String layer, List<Statement> body) {
    LayerMethod method =
        MethodNames.isStatistics(kernels.get(0))
            ? new LayerMethod(name, layer, LayerMethod.STATISTICS, body)
                .map(VectorLoops.markingRows(kernels))
            : new LayerMethod(name, layer, "", body);
    loops.put(method, context.loops().take());
    return method;
  }

  private void write(Kernel kernel, MethodScope scope) {
    if (kernel instanceof Product product) {
      new ProductWriter(context, schedule, product).write(scope.code());
    } else if (kernel instanceof Invocation call) {
      new CallWriter(scope, schedule, call).write();
    } else if (kernel instanceof RowLoop loop) {
      new RowLoopWriter(scope, schedule, loop).write();
    } else if (kernel instanceof VectorLoop loop) {
      new VectorLoopWriter(scope, loop, schedule).write();
    }
  }
}
