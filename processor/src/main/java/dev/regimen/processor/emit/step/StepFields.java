package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a step: what lies in the run's memory, then what workers share, then its own. */
final class StepFields {
  /** HotSpot compiles methods of up to 8000 bytes; a field takes some 15, at most 25. */
  private static final int MOST_IN_A_METHOD = 300;

  private static final List<Type> VECTORS = List.of(RuntimeTypes.FLOATS, RuntimeTypes.DOUBLES);

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, Name> numbers = new LinkedHashMap<>();

  /** Off-heap vectors, arrays that workers share, arrays, numbers, kernels. */
  private static int group(Field field) {
    Type type = field.name().type();
    if (type.isArray()) {
      return type.rank() > 1 ? 1 : 2;
    }
    return type.isPrimitive() ? 3 : VECTORS.contains(type) ? 0 : 4;
  }

  /** The field of this name, if there is one. */
  @Nullable Name known(String name) {
    Field field = fields.get(name);
    return field == null ? numbers.get(name) : field.name();
  }

  /** Whether a field holds a number that each step assigns. */
  boolean isNumber(String name) {
    return numbers.containsKey(name);
  }

  /** A field that keeps what it is given when the step is made. */
  Name add(String name, Type type, Expr value, String comment) {
    Name field = Name.field(type, name);
    fields.put(name, new Field("private final", field, value, comment, ""));
    return field;
  }

  /** A field that each step assigns. */
  Name addNumber(String name, Type type) {
    Name number = Name.field(type, name);
    numbers.put(name, number);
    return number;
  }

  private List<Field> sorted() {
    List<Field> sorted = new ArrayList<>(fields.values());
    sorted.sort(Comparator.comparing(StepFields::group));
    return sorted;
  }

  /** Final, and given their values where they are declared, unless they are too many. */
  List<Field> declarations() {
    List<Field> all = new ArrayList<>();
    for (Field field : sorted()) {
      all.add(isMany() ? new Field("private", field.name(), null, field.comment(), "") : field);
    }
    numbers.values().forEach(number -> all.add(new Field("private", number, null)));
    return all;
  }

  private boolean isMany() {
    return fields.size() > MOST_IN_A_METHOD;
  }

  private int parts() {
    return isMany() ? (fields.size() + MOST_IN_A_METHOD - 1) / MOST_IN_A_METHOD : 0;
  }

  private static Name binder(int part) {
    return Name.method("bind" + (part + 1));
  }

  /** What the constructor does for fields that are too many for it. */
  void bind(Code constructor) {
    for (int part = 0; part < parts(); part++) {
      constructor.run(new Expr.Own(binder(part), List.of()));
    }
  }

  /** Methods that give fields their values where they are too many for the constructor. */
  List<Method> binders() {
    List<Method> methods = new ArrayList<>();
    List<Field> sorted = sorted();
    for (int part = 0; part < parts(); part++) {
      int from = part * MOST_IN_A_METHOD;
      Code body = new Code();
      sorted
          .subList(from, Math.min(sorted.size(), from + MOST_IN_A_METHOD))
          .forEach(field -> body.set(field.name(), field.value()));
      methods.add(Method.own(binder(part), List.of(), body));
    }
    return methods;
  }
}
