package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a step: what lies in the run's memory, then what workers share, then its own. */
final class StepFields {
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

  /** What a field is made from; null for numbers that each step assigns. */
  @Nullable Expr value(Name field) {
    Field known = fields.get(field.text());
    return known == null ? null : known.value();
  }

  /** Leaves out fields that nothing uses. */
  void keep(Set<Name> used) {
    fields.values().removeIf(field -> !used.contains(field.name()));
  }

  /** Whether a field holds a number that each step assigns. */
  boolean isNumber(String name) {
    return numbers.containsKey(name);
  }

  /** A field that keeps what it is given when the step is made. */
  Name add(String name, Type type, Expr value, String comment) {
    Name field = Name.field(type, name);
    fields.put(name, Field.kept(field, value).noted(comment));
    return field;
  }

  /** A field that each step assigns. */
  Name addNumber(String name, Type type) {
    Name number = Name.field(type, name);
    numbers.put(name, number);
    return number;
  }

  /** Those of one type together. */
  static List<Field> sorted(Collection<Field> fields) {
    List<Field> sorted = new ArrayList<>(fields);
    sorted.sort(Comparator.comparing(StepFields::group));
    return sorted;
  }

  /** Those that are given their values where they are declared, and those that a step assigns. */
  List<Field> declarations() {
    List<Field> all = sorted(fields.values());
    numbers.values().forEach(number -> all.add(Field.assigned(number)));
    return all;
  }
}
