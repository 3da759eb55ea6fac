package dev.regimen.processor.read;

import dev.regimen.processor.model.Stated;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * An annotation of the source seen as an instance of its own interface. The compilers' {@code
 * getAnnotation} would do the same, but throws where a value is in error and cannot read an
 * annotation that is found on another annotation's declaration in both compilers alike.
 */
final class Mirrored {
  private Mirrored() {}

  /**
   * The annotation; empty where a value cannot be read, which the compiler itself reports.
   *
   * @param mirror the annotation in the source
   * @param type its interface, whose members are primitives, strings, enums and arrays of them
   */
  static <A extends Annotation> Optional<A> of(AnnotationMirror mirror, Class<A> type) {
    Map<String, AnnotationValue> written = new TreeMap<>();
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      written.put(entry.getKey().getSimpleName().toString(), entry.getValue());
    }
    Map<String, Object> values = new TreeMap<>();
    for (Method member : type.getDeclaredMethods()) {
      AnnotationValue value = written.get(member.getName());
      Object read =
          value == null ? member.getDefaultValue() : read(value.getValue(), member.getReturnType());
      if (read == null) {
        return Optional.empty();
      }
      values.put(member.getName(), read);
    }
    return Optional.of(Stated.of(type, values));
  }

  /** The value as Java holds it, or null where it is in error. */
  private static @Nullable Object read(Object value, Class<?> type) {
    if (type.isArray()) {
      return value instanceof List<?> list ? array(list, type.getComponentType()) : null;
    }
    if (type.isEnum()) {
      return value instanceof VariableElement constant
          ? constant(type, constant.getSimpleName().toString())
          : null;
    }
    return boxed(type).isInstance(value) ? value : null;
  }

  private static @Nullable Object array(List<?> list, Class<?> component) {
    Object array = Array.newInstance(component, list.size());
    for (int i = 0; i < list.size(); i++) {
      Object element =
          list.get(i) instanceof AnnotationValue value ? read(value.getValue(), component) : null;
      if (element == null) {
        return null;
      }
      Array.set(array, i, element);
    }
    return array;
  }

  private static @Nullable Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static Class<?> boxed(Class<?> type) {
    return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
  }
}
