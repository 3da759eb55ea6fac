package dev.regimen.processor.emit.trainer;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Operator;
import dev.regimen.processor.emit.code.Statement;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.emit.step.Precision;
import dev.regimen.processor.emit.step.RuntimeTypes;
import dev.regimen.processor.emit.step.ScalarWriter;
import dev.regimen.processor.emit.step.Sizes;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints what begins a run and what changes over it: initial values and schedules. */
final class RegimeWriter {
  private static final Name INIT = Name.local(RuntimeTypes.INITIALIZATION, "init");
  private static final Name EPOCH = Name.local(Type.DOUBLE, "epoch");
  private static final Name NUMBERS = Name.local(Type.DOUBLE.array(), "numbers");

  /** States that one method fills: thirteen bytes each, of at most 65,535. */
  private static final int MOST_IN_A_METHOD = 500;

  private final TrainerPlan plan;
  private final Sizes sizes;

  RegimeWriter(TrainerPlan plan, Sizes sizes) {
    this.plan = plan;
    this.sizes = sizes;
  }

  /** One method, and more where a class file's limit on a method's length would be met. */
  List<Method> initialize() {
    List<Statement> all = new ArrayList<>();
    for (State state : plan.lowered().states()) {
      Code code = new Code();
      initial(code, state);
      all.addAll(code.statements());
    }
    Code whole = new Code();
    List<Method> methods = new ArrayList<>();
    if (all.size() <= MOST_IN_A_METHOD) {
      all.forEach(whole::add);
    } else {
      for (int from = 0; from < all.size(); from += MOST_IN_A_METHOD) {
        Code part = new Code();
        all.subList(from, Math.min(all.size(), from + MOST_IN_A_METHOD)).forEach(part::add);
        Name method = Name.method("initialize" + (methods.size() + 1));
        whole.run(new Expr.Own(method, List.of(INIT)));
        methods.add(Method.of(Modifier.FUNCTION, Type.VOID, method, List.of(INIT), part));
      }
    }
    Method first =
        Method.override(Modifier.PROTECTED, Type.VOID, "initialize", List.of(INIT), whole);
    methods.add(0, first);
    return methods;
  }

  private void initial(Code code, State state) {
    Initial initial = state.initial();
    boolean running = state.op().kind() == Leaf.Kind.RUNNING;
    if (initial.kind() == Initial.Kind.CONSTANT && initial.amount().isConstant(0)) {
      return;
    }
    Layout layout = plan.trainingLayout();
    Expr at = Expr.number((running ? layout.running() : layout.parameters()).get(state.leaf()));
    if (initial.kind() == Initial.Kind.LENGTHS) {
      Value of = initial.of().orElseThrow();
      lengths(code, state, at, Expr.number(layout.parameters().get(of)), of.shape());
      return;
    }
    List<Expr> arguments = new ArrayList<>(List.of(at));
    if (initial.kind() == Initial.Kind.ORTHOGONAL) {
      int rows = state.shape().dim(0);
      arguments.add(Expr.number(rows));
      arguments.add(Expr.number(state.shape().elements() / rows));
    } else {
      arguments.add(sizes.product(state.leaf()));
    }
    arguments.add(writer(Map.of()).write(initial.amount()));
    String method =
        switch (initial.kind()) {
          case CONSTANT -> running ? "running" : "constant";
          case NORMAL -> "normal";
          case UNIFORM -> "uniform";
          case SIGNS -> "signs";
          case TRUNCATED_NORMAL -> "truncatedNormal";
          case ORTHOGONAL -> "orthogonal";
          case LENGTHS -> throw new IllegalStateException("lengths are computed, not drawn");
        };
    code.noted(new Expr.Call(INIT, method, arguments), state.op().name());
    if (initial.zeros() > 0) {
      Expr zeros = Expr.number(initial.zeros());
      code.noted(Expr.call(INIT, "constant", at, zeros, Expr.number(0)), "padding");
    }
  }

  private static void lengths(Code code, State state, Expr at, Expr from, Shape of) {
    long filters = of.dim(0);
    Expr each = Expr.number(of.elements() / filters);
    code.noted(Expr.call(INIT, "lengths", at, from, Expr.number(filters), each), state.op().name());
  }

  /** The learning rate, and the other numbers that schedules drive. */
  List<Method> schedules() {
    List<Method> methods = new ArrayList<>();
    Code rate = code(plan.curves().rate());
    methods.add(
        Method.override(Modifier.PROTECTED, Type.DOUBLE, "learningRateAt", List.of(EPOCH), rate));
    Code all = new Code();
    for (Map.Entry<String, Curve> number : plan.curves().numbers().entrySet()) {
      Name method = Name.method(Identifiers.camel(number.getKey()) + "At");
      Expr place = Expr.at(NUMBERS, Expr.number(methods.size() - 1L));
      all.set(place, new Expr.Own(method, List.of(EPOCH)));
      Code code = code(number.getValue());
      methods.add(Method.of(List.of(Modifier.PRIVATE), Type.DOUBLE, method, List.of(EPOCH), code));
    }
    if (!all.isEmpty()) {
      List<Name> parameters = List.of(EPOCH, NUMBERS);
      methods.add(
          1, Method.override(Modifier.PROTECTED, Type.VOID, "scheduledAt", parameters, all));
    }
    return methods;
  }

  private static Code code(Curve curve) {
    LinkedHashSet<Scalar.Setting> settings = new LinkedHashSet<>();
    curve.pieces().forEach(piece -> collect(piece.until(), settings));
    curve.pieces().forEach(piece -> collect(piece.value(), settings));
    collect(curve.rest(), settings);
    Map<String, Name> locals = new LinkedHashMap<>();
    Code code = new Code();
    for (Scalar.Setting setting : settings) {
      Name local = Name.local(Type.DOUBLE, Identifiers.camel(setting.name()));
      locals.put(setting.name(), local);
      code.let(local, number(setting.name()));
    }
    ScalarWriter writer = writer(locals);
    for (Curve.Piece piece : curve.pieces()) {
      Expr until = new Expr.Binary(Operator.LESS, EPOCH, writer.write(piece.until()));
      code.when(until, new Code().returns(writer.write(piece.value())));
    }
    return code.returns(writer.write(curve.rest()));
  }

  private static void collect(Scalar scalar, LinkedHashSet<Scalar.Setting> settings) {
    if (scalar instanceof Scalar.Setting setting) {
      settings.add(setting);
    }
    scalar.operands().forEach(operand -> collect(operand, settings));
  }

  private static ScalarWriter writer(Map<String, Name> locals) {
    return new ScalarWriter(
        Precision.DOUBLE, RegimeWriter::noOperand, scalar -> known(scalar, locals));
  }

  private static Expr noOperand(int index) {
    throw new IllegalStateException("a schedule has no operand " + index);
  }

  private static @Nullable Expr known(Scalar scalar, Map<String, Name> locals) {
    if (scalar instanceof Scalar.Setting setting) {
      Name local = locals.get(setting.name());
      return local == null ? number(setting.name()) : local;
    }
    if (!(scalar instanceof Scalar.Ambient ambient)) {
      return null;
    }
    return switch (ambient.clock()) {
      case EPOCH -> EPOCH;
      case EPOCHS -> number("epochs");
      case STEPS_PER_EPOCH -> Expr.inherited("stepsPerEpoch");
      case REDUCTIONS -> Expr.inherited("reductions");
      case BATCH_GROWTH -> Expr.inherited("batchGrowth");
      default -> throw new IllegalStateException(scalar + " is not known to a schedule");
    };
  }

  private static Expr number(String setting) {
    return Expr.inherited("number", new Expr.Quote(setting));
  }
}
