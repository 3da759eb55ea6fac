package dev.regimen.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Invocation;
import dev.regimen.processor.plan.Kernel;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.Product;
import dev.regimen.processor.plan.RowLoop;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.plan.UpdateGroup;
import dev.regimen.processor.plan.VectorLoop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Prints a step: one class, one instance a worker, one method a layer and direction. */
final class StepWriter {
  private final StepContext context;
  private final Schedule schedule;
  private final boolean training;
  private final Value loss;
  private final List<MethodSpec> methods = new ArrayList<>();
  private final Code run = new Code();
  private final Map<String, List<String>> forwardMethods = new LinkedHashMap<>();
  private final String prediction;

  private StepWriter(
      Precision precision, Sizes sizes, Layout layout, Schedule schedule, boolean training) {
    this.schedule = schedule;
    this.training = training;
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

  /** A finished step with the functions that its file must import. */
  record Written(TypeSpec type, Set<String> functions) {}

  static Written write(
      String name,
      String javadoc,
      Precision precision,
      Sizes sizes,
      Layout layout,
      Schedule schedule,
      boolean training,
      List<Value> layerOutputs) {
    StepWriter writer = new StepWriter(precision, sizes, layout, schedule, training);
    return new Written(writer.type(name, javadoc, layerOutputs), writer.context.functions());
  }

  private TypeSpec type(String name, String javadoc, List<Value> layerOutputs) {
    kernels();
    finishRun();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addJavadoc("$L", javadoc)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .superclass(RuntimeTypes.STEP);
    List<MethodSpec> tracing = training ? tracing(layerOutputs) : List.of();
    type.addField(
        FieldSpec.builder(TypeName.INT, "TILE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(
                "Elements of a tile: what a loop goes over at a time fits a first-level cache.")
            .initializer("$L", context.tileLength())
            .build());
    context.fields().specs().forEach(type::addField);
    TypeName tiles = ArrayTypeName.of(ArrayTypeName.of(context.precision().type()));
    type.addField(
        FieldSpec.builder(tiles, "tile", Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new $T[$L][TILE]", context.precision().type(), context.tiles())
            .build());
    type.addField(
        FieldSpec.builder(RuntimeTypes.GEMM, "gemm", Modifier.PRIVATE, Modifier.FINAL).build());
    if (context.usesParts()) {
      type.addField(
          FieldSpec.builder(RuntimeTypes.PARTS, "parts", Modifier.PRIVATE, Modifier.FINAL).build());
    }
    type.addField(TypeName.INT, "from", Modifier.PRIVATE);
    type.addField(TypeName.INT, "to", Modifier.PRIVATE);
    type.addMethod(constructor());
    context.fields().binders().forEach(type::addMethod);
    type.addMethod(
        MethodSpec.methodBuilder("run")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .addCode(run.build())
            .build());
    methods.forEach(type::addMethod);
    tracing.forEach(type::addMethod);
    return type.build();
  }

  private MethodSpec constructor() {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addParameter(RuntimeTypes.MEMORY, "memory")
            .addParameter(RuntimeTypes.WORKER, "worker")
            .addStatement("super(memory, worker)")
            .addStatement("gemm = worker.gemm()");
    if (context.usesParts()) {
      constructor.addStatement("parts = memory.parts(worker)");
    }
    return constructor.addCode(context.fields().constructor()).build();
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
        ? "gradient of " + kernel.origin()
        : kernel.origin().toString() + isLoss(kernel);
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
    if (isLoss(kernels.get(0))) {
      scope.code().line("loss(" + context.names().field(loss) + "[0]);");
    }
    finish(name, scope.code());
    call(kernels.get(0), name);
    return phase;
  }

  /**
   * A method says its name when it is done, to whoever measures; the loops that it calls follow.
   */
  private void finish(String name, Code code) {
    code.line("worker.lap(\"" + name + "\");");
    methods.add(
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .addCode(code.build())
            .build());
    methods.addAll(context.takeLoops());
  }

  /** The second part of a layer's pass, after other layers' work, finishes the first. */
  private String methodName(Kernel kernel) {
    String name = name(kernel);
    boolean again = methods.stream().anyMatch(method -> method.name().equals(name));
    return context.claimMethod(again ? "finish" + Identifiers.capitalize(name) : name);
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
      new CallWriter(context, schedule, call).write(scope.code());
    } else if (kernel instanceof RowLoop loop) {
      new RowLoopWriter(scope, loop).write();
    } else if (kernel instanceof VectorLoop loop) {
      new VectorLoopWriter(scope, loop, schedule).write();
    }
  }

  private void finishRun() {
    run.line(
        "observe("
            + prediction
            + ", "
            + context.sizes().width(schedule.program().output(Program.PREDICTION))
            + ");");
    if (schedule.groups().isEmpty()) {
      return;
    }
    run.line("worker.await();");
    run.open("if (healthy())").line("update();").close();
    context.claimMethod("update");
    Code code = new Code();
    StepNumbers numbers = new StepNumbers(context, code);
    MethodScope scope = new MethodScope(context);
    for (UpdateGroup group : schedule.groups()) {
      new UpdateWriter(scope, numbers, group).write();
    }
    finish("update", code.add(scope.code()));
  }

  /** What finds the first layer whose output is not finite. */
  private List<MethodSpec> tracing(List<Value> outputs) {
    return Tracing.methods(context, outputs, forwardMethods);
  }
}
