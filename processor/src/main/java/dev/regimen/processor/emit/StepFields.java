package dev.regimen.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The fields of a step: what lies in the run's memory, then what workers share, then its own. */
final class StepFields {
  private final Map<String, Field> fields = new LinkedHashMap<>();

  private record Field(FieldSpec spec, CodeBlock value) {
    /** Off-heap vectors, arrays that workers share, arrays, numbers. */
    int group() {
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
    FieldSpec.Builder spec = FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL);
    if (!comment.isEmpty()) {
      spec.addJavadoc("$L", comment);
    }
    fields.put(name, new Field(spec.build(), value));
  }

  private List<Field> sorted() {
    List<Field> sorted = new ArrayList<>(fields.values());
    sorted.sort(Comparator.comparing(Field::group));
    return sorted;
  }

  List<FieldSpec> specs() {
    return sorted().stream().map(Field::spec).toList();
  }

  /** The constructor's assignments, in the order of the declarations. */
  CodeBlock constructor() {
    CodeBlock.Builder code = CodeBlock.builder();
    sorted().forEach(field -> code.addStatement("$L = $L", field.spec().name(), field.value()));
    return code.build();
  }
}
