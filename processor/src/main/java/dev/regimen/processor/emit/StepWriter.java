package dev.regimen.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Invocation;
import dev.regimen.processor.plan.Kernel;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.Product;
import dev.regimen.processor.plan.RowLoop;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.UpdateSchedule;
import dev.regimen.processor.plan.VectorLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Prints a step: one class, one instance a worker, one method a layer and direction. */
final class StepWriter {
  private final StepContext context;
  private final Schedule schedule;
  private final UpdateSchedule update;
  private final boolean training;
  private final List<LayerMethod> methods = new ArrayList<>();
  private final Map<LayerMethod, List<Supplier<Method>>> loops = new HashMap<>();
  private final Set<String> methodNames = new HashSet<>();
  private final Code run = new Code();
  private final Map<String, List<String>> forwardMethods = new LinkedHashMap<>();
  private final TaskCalls tasks;

  private StepWriter(
      Precision precision, Sizes sizes, Layout layout, Schedule schedule, UpdateSchedule update) {
    this.schedule = schedule;
    this.update = update;
    training = !update.groups().isEmpty();
    context = new StepContext(precision, sizes, layout);
    context.names().reserve(schedule.outliving());
    tasks = new TaskCalls(context, schedule.program());
    for (String taken :
        List.of(
            "run", "observe", "loss", "healthy", "targets", "forward", "output", "width",
            "layers")) {
      context.claimMethod(taken);
    }
  }

  /**
   * A finished step.
   *
   * @param code the class
   * @param types that its file must import
   * @param functions of {@code Elementary} that its file must import
   */
  record Written(Code code, Set<ClassName> types, Set<String> functions) {}

  static Written write(
      String name,
      String javadoc,
      Precision precision,
      Sizes sizes,
      Layout layout,
      Schedule schedule,
      UpdateSchedule update,
      List<Value> layerOutputs) {
    StepWriter writer = new StepWriter(precision, sizes, layout, schedule, update);
    Code code = writer.print(name, javadoc, layerOutputs);
    Set<ClassName> types = new LinkedHashSet<>(code.types());
    types.addAll(writer.context.fields().types());
    return new Written(code, types, writer.context.functions());
  }

  private Code print(String name, String javadoc, List<Value> layerOutputs) {
    kernels();
    finishRun();
    List<Method> tracing = training ? tracing(layerOutputs) : List.of();
    Code code = new Code();
    code.line("/** " + javadoc + " */");
    code.format("private static final class $L extends $T {", name, RuntimeTypes.STEP);
    Code members = new Code();
    fields(members);
    constructor(name).print(members);
    context.fields().binders().forEach(method -> method.print(members));
    Method.override("void run()", run).print(members);
    Repetitions.of(context, methods)
        .forEach(
            (method, written) -> {
              written.forEach(each -> each.print(members));
              loops.get(method).forEach(loop -> loop.get().print(members));
            });
    tracing.forEach(method -> method.print(members));
    members.edit(context.loops()::named);
    return code.nested(members).line("}");
  }

  private void fields(Code code) {
    code.line(
        "/** Elements of a tile: what a loop goes over at a time fits a first-level cache. */");
    code.line("private static final int TILE = " + context.tileLength() + ";");
    context.fields().declare(code);
    String word = context.precision().word();
    code.line(
        String.format(
            Locale.ROOT,
            "private final %s[][] tile = new %s[%d][TILE];",
            word,
            word,
            context.tiles()));
    code.format("private final $T gemm;", RuntimeTypes.GEMM);
    if (context.usesParts()) {
      code.format("private final $T parts;", RuntimeTypes.PARTS);
    }
    code.line("private int from;");
    code.line("private int to;");
  }

  private Method constructor(String name) {
    Code body = new Code().line("super(memory, worker);").line("gemm = worker.gemm();");
    if (context.usesParts()) {
      body.line("parts = memory.parts(worker);");
    }
    context.fields().assign(body);
    String memory = context.fields().type(RuntimeTypes.MEMORY);
    String worker = context.fields().type(RuntimeTypes.WORKER);
    return new Method(
        "", String.format(Locale.ROOT, "%s(%s memory, %s worker)", name, memory, worker), body);
  }

  /** Cuts the kernels into methods where the layer or the direction changes. */
  private void kernels() {
    run.line("from = worker.from(rows);");
    run.line("to = worker.to(rows);");
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
        scope.code().line("worker.await();");
        phase = kernel.phase();
      }
      write(kernel, scope);
    }
    if (kernels.stream().anyMatch(tasks::isLoss)) {
      tasks.losses(scope.code());
    }
    finish(name, Identifiers.camel(kernels.get(0).origin().word()), scope.code());
    call(kernels.get(0), name);
    return phase;
  }

  /**
   * A method says its name when it is done, to whoever measures; the loops that it calls follow.
   */
  private void finish(String name, String layer, Code code) {
    code.line("worker.lap(\"" + name + "\");");
    LayerMethod method = new LayerMethod(name, layer, code);
    methods.add(method);
    loops.put(method, context.loops().take());
  }

  /** The second part of a layer's pass, after other layers' work, finishes the first. */
  private String methodName(Kernel kernel) {
    String name = name(kernel);
    boolean first = methodNames.add(name);
    return context.claimMethod(first ? name : "finish" + Identifiers.capitalize(name));
  }

  private void call(Kernel kernel, String name) {
    run.line(name + "();");
    String layer = kernel.origin().layer();
    boolean forward =
        kernel.origin().direction() == dev.regimen.processor.ir.Origin.Direction.FORWARD;
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
      return "mean" + layer;
    }
    return switch (kernel.origin().direction()) {
      case FORWARD ->
          kernel.origin().isLoss() ? comparison(kernel.origin().task()) : "forward" + layer;
      case BACKWARD -> "backward" + layer;
      case UPDATE -> "update" + layer;
    };
  }

  private static String comparison(String task) {
    return "compareWith" + Identifiers.capitalize(Identifiers.camel(task)) + "Target";
  }

  private void write(Kernel kernel, MethodScope scope) {
    if (kernel instanceof Product product) {
      new ProductWriter(context, schedule, product).write(scope.code());
    } else if (kernel instanceof Invocation call) {
      new CallWriter(context, schedule, call).write(scope.code());
    } else if (kernel instanceof RowLoop loop) {
      new RowLoopWriter(scope, loop).write();
    } else if (kernel instanceof VectorLoop loop) {
      new VectorLoopWriter(scope, loop, schedule).write();
    }
  }

  private void finishRun() {
    tasks.predictions(run);
    if (update.groups().isEmpty()) {
      return;
    }
    run.line("worker.await();");
    run.open("if (healthy())").line("update();").close();
    context.claimMethod("update");
    finish("update", "", new UpdateWriter(context, update).write());
  }

  /** What finds the first layer whose output is not finite. */
  private List<Method> tracing(List<Value> outputs) {
    return Tracing.methods(context, outputs, forwardMethods);
  }
}
