package dev.regimen.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a step: what lies in the run's memory, then what workers share, then its own. */
final class StepFields {
  /** HotSpot compiles methods of up to 8000 bytes; an assignment takes some 15, at most 25. */
  private static final int MOST_IN_A_METHOD = 300;

  private static final List<ClassName> VECTORS = List.of(RuntimeTypes.FLOATS, RuntimeTypes.DOUBLES);

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, TypeName> numbers = new LinkedHashMap<>();
  private final Set<ClassName> types = new LinkedHashSet<>();

  /**
   * A field that the constructor assigns.
   *
   * @param comment what stands behind its declaration; may be empty
   */
  private record Field(String name, TypeName type, String value, String comment) {
    /** Off-heap vectors, arrays that workers share, arrays, numbers, kernels. */
    int group() {
      if (type instanceof ClassName name && !VECTORS.contains(name)) {
        return 4;
      }
      if (type instanceof ArrayTypeName array) {
        return array.componentType() instanceof ArrayTypeName ? 1 : 2;
      }
      return type.isPrimitive() ? 3 : 0;
    }
  }

  boolean has(String name) {
    return fields.containsKey(name) || numbers.containsKey(name);
  }

  /** Whether a field holds a number that each step assigns. */
  boolean isNumber(String name) {
    return numbers.containsKey(name);
  }

  Set<String> names() {
    return fields.keySet();
  }

  void add(String name, TypeName type, String value, String comment) {
    fields.put(name, new Field(name, type, value, comment));
  }

  /** A field that each step assigns. */
  void addNumber(String name, TypeName type) {
    numbers.put(name, type);
  }

  /** Types to be imported. */
  Set<ClassName> types() {
    return types;
  }

  /** The type of a field, as it is written. */
  String typeOf(String name) {
    Field field = fields.get(name);
    return type(field == null ? numbers.get(name) : field.type());
  }

  /** How a type is written, once it is imported. */
  String type(TypeName type) {
    if (type instanceof ArrayTypeName array) {
      return type(array.componentType()) + "[]";
    }
    if (type instanceof ClassName name) {
      types.add(name);
      return name.simpleName();
    }
    return type.toString();
  }

  private List<Field> sorted() {
    List<Field> sorted = new ArrayList<>(fields.values());
    sorted.sort(Comparator.comparing(Field::group));
    return sorted;
  }

  /** Those that the constructor assigns are final, unless they are too many for one method. */
  void declare(Code code) {
    String constant = isMany() ? "private " : "private final ";
    for (Field field : sorted()) {
      String comment = field.comment().isEmpty() ? "" : " // " + field.comment();
      code.line(constant + type(field.type()) + " " + field.name() + ";" + comment);
    }
    numbers.forEach((name, type) -> code.line("private " + type(type) + " " + name + ";"));
  }

  private boolean isMany() {
    return fields.size() > MOST_IN_A_METHOD;
  }

  /** The constructor's assignments, in the order of the declarations. */
  void assign(Code code) {
    if (isMany()) {
      for (int part = 0; part < parts(); part++) {
        code.line(binder(part) + "(memory);");
      }
    } else {
      assign(code, sorted());
    }
  }

  private static void assign(Code code, List<Field> some) {
    some.forEach(field -> code.line(field.name() + " = " + field.value() + ";"));
  }

  private static String binder(int part) {
    return "bind" + (part + 1);
  }

  private int parts() {
    return isMany() ? (fields.size() + MOST_IN_A_METHOD - 1) / MOST_IN_A_METHOD : 0;
  }

  /** Methods that share the constructor's work where it is too much for one. */
  List<Method> binders() {
    List<Method> methods = new ArrayList<>();
    List<Field> sorted = sorted();
    for (int part = 0; part < parts(); part++) {
      int from = part * MOST_IN_A_METHOD;
      Code body = new Code();
      assign(body, sorted.subList(from, Math.min(sorted.size(), from + MOST_IN_A_METHOD)));
      methods.add(new Method("", "private void " + binder(part) + "(Memory memory)", body));
    }
    return methods;
  }
}
