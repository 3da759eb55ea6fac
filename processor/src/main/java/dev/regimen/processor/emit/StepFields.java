package dev.regimen.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The fields of a step: what lies in the run's memory, then what workers share, then its own. */
final class StepFields {
  /** HotSpot compiles methods of up to 8000 bytes; an assignment takes some 15, at most 25. */
  private static final int MOST_IN_A_METHOD = 300;

  private static final List<ClassName> VECTORS = List.of(RuntimeTypes.FLOATS, RuntimeTypes.DOUBLES);

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, FieldSpec> numbers = new LinkedHashMap<>();

  private record Field(FieldSpec spec, CodeBlock value) {
    /** Off-heap vectors, arrays that workers share, arrays, numbers, kernels. */
    int group() {
      if (spec.type() instanceof ClassName type && !VECTORS.contains(type)) {
        return 4;
      }
      if (spec.type() instanceof ArrayTypeName array) {
        return array.componentType() instanceof ArrayTypeName ? 1 : 2;
      }
      return spec.type().isPrimitive() ? 3 : 0;
    }
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  Set<String> names() {
    return fields.keySet();
  }

  void add(String name, TypeName type, CodeBlock value, String comment) {
    FieldSpec.Builder spec = FieldSpec.builder(type, name, Modifier.PRIVATE);
    if (!comment.isEmpty()) {
      spec.addJavadoc("$L", comment);
    }
    fields.put(name, new Field(spec.build(), value));
  }

  /** A field that each step assigns. */
  void addNumber(String name, TypeName type) {
    numbers.put(name, FieldSpec.builder(type, name, Modifier.PRIVATE).build());
  }

  private List<Field> sorted() {
    List<Field> sorted = new ArrayList<>(fields.values());
    sorted.sort(Comparator.comparing(Field::group));
    return sorted;
  }

  /**
   * Those that the constructor assigns are final, unless there are so many that one constructor
   * cannot assign them all.
   */
  List<FieldSpec> specs() {
    Stream<FieldSpec> constant =
        sorted().stream()
            .map(Field::spec)
            .map(spec -> isMany() ? spec : spec.toBuilder().addModifiers(Modifier.FINAL).build());
    return Stream.concat(constant, numbers.values().stream()).toList();
  }

  private boolean isMany() {
    return fields.size() > MOST_IN_A_METHOD;
  }

  /** The constructor's assignments, in the order of the declarations. */
  CodeBlock constructor() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (isMany()) {
      binders().forEach(method -> code.addStatement("$L(memory)", method.name()));
    } else {
      sorted().forEach(field -> code.add(assignment(field)));
    }
    return code.build();
  }

  private static CodeBlock assignment(Field field) {
    return CodeBlock.of("$L = $L;\n", field.spec().name(), field.value());
  }

  /** Methods that share the constructor's work where it is too much for one. */
  List<MethodSpec> binders() {
    List<MethodSpec> methods = new ArrayList<>();
    List<Field> sorted = isMany() ? sorted() : List.of();
    for (int from = 0; from < sorted.size(); from += MOST_IN_A_METHOD) {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder("bind" + (methods.size() + 1))
              .addModifiers(Modifier.PRIVATE)
              .addParameter(RuntimeTypes.MEMORY, "memory");
      int to = Math.min(sorted.size(), from + MOST_IN_A_METHOD);
      sorted.subList(from, to).forEach(field -> method.addCode(assignment(field)));
      methods.add(method.build());
    }
    return methods;
  }
}
