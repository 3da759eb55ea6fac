package dev.regimen.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
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
    Code code = new Code();
    if (own.isEmpty()) {
      return code;
    }
    code.open("for (int k = 0; k < " + group.members().size() + "; k++)");
    Map<Value, String> locals = new LinkedHashMap<>();
    NumberWriter writer = new NumberWriter(update, locals);
    List<Value> scalars =
        group.pattern().values().stream()
            .filter(v -> !FlatLoop.isFlat(v) && v.op() instanceof Pointwise)
            .filter(v -> own.stream().anyMatch(number -> isWithin(v, number)))
            .toList();
    Uses uses = new Uses(scalars, own);
    for (Value value : scalars) {
      if (!own.contains(value) && uses.deservesLocal(value)) {
        String local =
            method.locals().claim(value.name().isEmpty() ? "number" : StepNames.localName(value));
        code.line("double " + local + " = " + writer.expression(value) + ";");
        locals.put(value, local);
      }
    }
    for (Value number : own) {
      String cast = context.precision().cast();
      String text = writer.print(number);
      code.line(array(number) + "[k] = " + (cast.isEmpty() ? text : cast + "(" + text + ")") + ";");
    }
    return code.close();
  }

  private static boolean isWithin(Value part, Value whole) {
    return part == whole || whole.args().stream().anyMatch(arg -> isWithin(part, arg));
  }

  /** The field that holds a number for each tensor. */
  String array(Value number) {
    String label = update.label(group);
    String of = Character.toLowerCase(label.charAt(0)) + label.substring(1);
    String field = of + Identifiers.capitalize(name(number)) + "s";
    if (!context.fields().has(field)) {
      context.names().claim(field);
      String made = "new " + context.precision().word() + "[" + group.members().size() + "]";
      context.field(field, ArrayTypeName.of(context.precision().type()), made, "");
    }
    return field;
  }

  static String name(Value number) {
    return number.name().isEmpty() ? "ratio" : Identifiers.camel(number.name());
  }
}
