package dev.regimen.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.RateCurve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Prints what begins a run and what changes over it: initial values and the learning rate. */
final class RegimeWriter {
  private final TrainerPlan plan;
  private final Sizes sizes;
  private final Set<String> functions = new LinkedHashSet<>();

  RegimeWriter(TrainerPlan plan, Sizes sizes) {
    this.plan = plan;
    this.sizes = sizes;
  }

  MethodSpec initialize() {
    Code code = new Code();
    for (State state : plan.lowered().states()) {
      initial(code, state);
    }
    return MethodSpec.methodBuilder("initialize")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(RuntimeTypes.INITIALIZATION, "init")
        .addCode(code.build())
        .build();
  }

  private void initial(Code code, State state) {
    Initial initial = state.initial();
    boolean running = state.op().kind() == Leaf.Kind.RUNNING;
    if (initial.kind() == Initial.Kind.CONSTANT && initial.amount().isConstant(0)) {
      return;
    }
    long at =
        running
            ? plan.trainingLayout().running().get(state.leaf())
            : plan.trainingLayout().parameters().get(state.leaf());
    if (initial.kind() == Initial.Kind.LENGTHS) {
      lengths(code, state, at, initial.of().orElseThrow());
      return;
    }
    String amount = writer(Map.of()).print(initial.amount());
    String place = place(at) + ", ";
    String size = sizes.product(state.leaf()) + ", ";
    String call =
        switch (initial.kind()) {
          case CONSTANT -> (running ? "running(" : "constant(") + place + size;
          case NORMAL -> "normal(" + place + size;
          case UNIFORM -> "uniform(" + place + size;
          case TRUNCATED_NORMAL -> "truncatedNormal(" + place + size;
          case ORTHOGONAL -> "orthogonal(" + place + matrix(state);
          case LENGTHS -> throw new IllegalStateException("lengths are computed, not drawn");
        };
    code.line("init." + call + amount + "); // " + state.op().name());
  }

  private void lengths(Code code, State state, long at, Value of) {
    long from = plan.trainingLayout().parameters().get(of);
    long filters = of.shape().dim(0);
    code.line(
        String.format(
            Locale.ROOT,
            "init.lengths(%s, %s, %d, %d); // %s",
            place(at),
            place(from),
            filters,
            of.shape().elements() / filters,
            state.op().name()));
  }

  private static String place(long at) {
    return at + (at > Integer.MAX_VALUE ? "L" : "");
  }

  private static String matrix(State state) {
    int rows = state.shape().dim(0);
    return rows + ", " + state.shape().elements() / rows + ", ";
  }

  MethodSpec learningRate() {
    RateCurve curve = plan.rate();
    LinkedHashSet<Scalar.Setting> settings = new LinkedHashSet<>();
    curve.pieces().forEach(piece -> collect(piece.until(), settings));
    curve.pieces().forEach(piece -> collect(piece.rate(), settings));
    collect(curve.rest(), settings);
    Map<String, String> locals = new LinkedHashMap<>();
    Code code = new Code();
    for (Scalar.Setting setting : settings) {
      String local = Identifiers.camel(setting.name());
      locals.put(setting.name(), local);
      code.line("double " + local + " = number(\"" + setting.name() + "\");");
    }
    ScalarWriter writer = writer(locals);
    for (RateCurve.Piece piece : curve.pieces()) {
      code.open("if (epoch < " + writer.print(piece.until()) + ")");
      code.line("return " + writer.print(piece.rate()) + ";").close();
    }
    code.line("return " + writer.print(curve.rest()) + ";");
    return MethodSpec.methodBuilder("learningRateAt")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(TypeName.DOUBLE)
        .addParameter(TypeName.DOUBLE, "epoch")
        .addCode(code.build())
        .build();
  }

  private static void collect(Scalar scalar, LinkedHashSet<Scalar.Setting> settings) {
    if (scalar instanceof Scalar.Setting setting) {
      settings.add(setting);
    }
    scalar.operands().forEach(operand -> collect(operand, settings));
  }

  /** Of {@code Elementary} that its methods need imported. */
  Set<String> functions() {
    return functions;
  }

  private ScalarWriter writer(Map<String, String> locals) {
    return new ScalarWriter(Precision.DOUBLE, functions, (k, p) -> "", leaf -> leaf(leaf, locals));
  }

  private static String leaf(Scalar scalar, Map<String, String> locals) {
    if (scalar instanceof Scalar.Setting setting) {
      String local = locals.get(setting.name());
      return local == null ? "number(\"" + setting.name() + "\")" : local;
    }
    return switch (((Scalar.Ambient) scalar).clock()) {
      case EPOCH -> "epoch";
      case EPOCHS -> "number(\"epochs\")";
      case STEPS_PER_EPOCH -> "stepsPerEpoch()";
      default -> throw new IllegalStateException(scalar + " is not known to a schedule");
    };
  }
}
