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
 * The fields of a step, and what gives them their values. Where a constructor would be longer than
 * HotSpot compiles methods, which is at some hundred layers, methods that it calls do it in its
 * place; a class file takes eight times as much, which deeper networks would meet.
 */
final class FieldBinding {
  /** Bytes of code, by an estimate that is rather too high; HotSpot's limit is 8000. */
  private static final int LONGEST = 7000;

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
    if (declared.stream().mapToInt(FieldBinding::bytes).sum() <= LONGEST) {
      fields.addAll(declared);
      return;
    }
    Code part = new Code();
    int bytes = 0;
    for (Field field : declared) {
      if (bytes(field) == 0) {
        fields.add(field);
        continue;
      }
      if (bytes + bytes(field) > LONGEST) {
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
