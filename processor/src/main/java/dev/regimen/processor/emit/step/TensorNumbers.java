package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.FlatLoop;
import dev.regimen.processor.plan.UpdateGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints numbers of each tensor, such as trust ratios, from the sums over it. */
final class TensorNumbers {
  private final UpdateWriter update;
  private final MethodScope method;
  private final StepContext context;
  private final UpdateGroup group;
  private final List<Value> own;

  TensorNumbers(UpdateWriter update, MethodScope method, FlatLoop loop) {
    this.update = update;
    this.method = method;
    context = method.context();
    group = loop.group();
    own = loop.numbers().stream().filter(number -> update.ofAll(number) == null).toList();
  }

  /** The numbers that the loop multiplies elements with. */
  List<Value> all() {
    return own;
  }

  /** What computes them, once all workers have contributed to the sums. */
  Code write() {
    if (own.isEmpty()) {
      return new Code();
    }
    Code each = new Code();
    Map<Value, Name> locals = new LinkedHashMap<>();
    NumberWriter writer = new NumberWriter(update, locals);
    List<Value> scalars =
        group.pattern().values().stream()
            .filter(v -> !FlatLoop.isFlat(v) && v.op() instanceof Pointwise)
            .filter(v -> own.stream().anyMatch(number -> isWithin(v, number)))
            .toList();
    Uses uses = new Uses(scalars, own);
    for (Value value : scalars) {
      if (!own.contains(value) && uses.deservesLocal(value)) {
        String wanted = value.name().isEmpty() ? "number" : StepNames.localName(value);
        Name local = Name.local(Type.DOUBLE, method.locals().claim(wanted));
        each.let(local, writer.expression(value));
        locals.put(value, local);
      }
    }
    for (Value number : own) {
      each.set(
          Expr.at(array(number), NumberWriter.TENSOR),
          context.precision().cast(writer.print(number)));
    }
    Expr tensors = Expr.number(group.members().size());
    return new Code().loop(NumberWriter.TENSOR, Expr.number(0), tensors, each);
  }

  private static boolean isWithin(Value part, Value whole) {
    return part == whole || whole.args().stream().anyMatch(arg -> isWithin(part, arg));
  }

  /** The field that holds a number for each tensor. */
  Name array(Value number) {
    String label = Identifiers.decapitalize(update.label(group));
    String field = label + Identifiers.capitalize(name(number)) + "s";
    if (context.fields().known(field) == null) {
      context.names().claim(field);
    }
    Type type = context.type().array();
    Expr made = new Expr.NewArray(type, List.of(Expr.number(group.members().size())));
    return context.field(field, type, () -> made, "");
  }

  static String name(Value number) {
    return number.name().isEmpty() ? "ratio" : Identifiers.camel(number.name());
  }
}
