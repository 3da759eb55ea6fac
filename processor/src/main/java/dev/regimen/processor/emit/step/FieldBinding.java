package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a step, and what gives them their values. A constructor runs once, so it may be
 * longer than HotSpot compiles methods; what would be more than a class file takes, which is at
 * some thousand layers, methods that it calls do in its place.
 */
final class FieldBinding {
  /** Bytes of code, by an estimate that is rather too high; a class file's limit is 65535. */
  private static final int LONGEST = 60_000;

  /** Of a load with its index, of a call, of a number from the pool of constants. */
  private static final int BYTES = 4;

  private static final String WHY =
      "Gives fields their values: a constructor that did it all would be too long.";

  private final List<Field> fields = new ArrayList<>();
  private final List<Method> methods = new ArrayList<>();

  /**
   * Binds fields in their order.
   *
   * @param declared with their values
   */
  FieldBinding(StepContext context, List<Field> declared) {
    this(context, declared, LONGEST);
  }

  /** The same with another limit. */
  FieldBinding(StepContext context, List<Field> declared, int longest) {
    Code part = new Code();
    int all = 0;
    int bytes = 0;
    for (Field field : declared) {
      all += bytes(field);
      if (bytes(field) == 0 || all <= longest) {
        fields.add(field);
        continue;
      }
      if (bytes + bytes(field) > longest) {
        end(context, part);
        part = new Code();
        bytes = 0;
      }
      bytes += bytes(field);
      part.set(field.name(), field.value());
      fields.add(
          Field.assigned(field.name()).noted(field.comment()).documented(field.documentation()));
    }
    end(context, part);
  }

  private void end(StepContext context, Code part) {
    if (part.isEmpty()) {
      return;
    }
    Name name = Name.method(context.claimMethod("bind"));
    methods.add(Method.own(name, List.of(), part).documented(WHY));
  }

  /** What a constructor needs for a field; nothing for a constant and for what has no value yet. */
  private static int bytes(Field field) {
    boolean constant = field.modifiers().contains(Modifier.STATIC);
    return constant || field.value() == null ? 0 : BYTES + bytes(field.value());
  }

  private static int bytes(Expr value) {
    return BYTES + value.operands().stream().mapToInt(FieldBinding::bytes).sum();
  }

  /** As they are declared. */
  List<Field> fields() {
    return fields;
  }

  /** What the constructor calls, in this order. */
  List<Method> methods() {
    return methods;
  }
}
