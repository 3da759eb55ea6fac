package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.FlatLoop;
import dev.regimen.processor.plan.UpdateGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints numbers of each tensor or unit, such as trust ratios, from the sums over it. */
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

  /** What computes those of tensors, once all workers have contributed to the sums. */
  Code ofTensors() {
    return write(own.stream().filter(number -> !isByUnit(number)).toList());
  }

  /** What computes those of the units of a tile, behind the sums over them. */
  Code ofUnits() {
    return write(own.stream().filter(number -> isByUnit(number)).toList());
  }

  private Code write(List<Value> some) {
    if (some.isEmpty()) {
      return new Code();
    }
    Code each = new Code();
    Map<Value, Name> locals = new LinkedHashMap<>();
    NumberWriter writer = new NumberWriter(update, locals);
    List<Value> scalars =
        group.pattern().values().stream()
            .filter(v -> !FlatLoop.isFlat(v) && v.op() instanceof Pointwise)
            .filter(v -> some.stream().anyMatch(number -> isWithin(v, number)))
            .toList();
    Uses uses = new Uses(scalars, some);
    for (Value value : scalars) {
      if (!some.contains(value) && uses.deservesLocal(value)) {
        String wanted = value.name().isEmpty() ? "number" : StepNames.localName(value);
        Name local = Name.local(Type.DOUBLE, method.locals().claim(wanted));
        each.let(local, writer.expression(value));
        locals.put(value, local);
      }
    }
    for (Value number : some) {
      each.set(
          Expr.at(array(number), NumberWriter.TENSOR),
          context.precision().cast(writer.print(number)));
    }
    return new Code().loop(NumberWriter.TENSOR, Expr.number(0), count(some.get(0)), each);
  }

  /** Whether a number is of each unit, and not of each tensor. */
  static boolean isByUnit(Value number) {
    List<Boolean> kinds =
        FlatLoop.sumsOf(number).stream().map(FlatLoop::isByUnit).distinct().toList();
    if (kinds.size() != 1) {
      throw new IllegalStateException(number + " is neither a tensor's nor a unit's");
    }
    return kinds.get(0);
  }

  /** How many tensors the group has, or a tile units. */
  private Expr count(Value number) {
    return Expr.number(isByUnit(number) ? group.unitsInTile() : group.members().size());
  }

  /** Of what is summed up no number is known any more. */
  private static boolean isWithin(Value part, Value whole) {
    return part == whole
        || !(whole.op() instanceof Reduce)
            && whole.args().stream().anyMatch(arg -> isWithin(part, arg));
  }

  /** The field that holds a number for each tensor, or each unit of a tile. */
  Name array(Value number) {
    String label = Identifiers.decapitalize(update.label(group));
    String field = context.names().apart(label + Identifiers.capitalize(name(number)) + "s");
    Type type = context.type().array();
    Expr made = new Expr.NewArray(type, List.of(count(number)));
    return context.field(field, type, () -> made, "");
  }

  static String name(Value number) {
    return number.name().isEmpty() ? "ratio" : Identifiers.camel(number.name());
  }
}
