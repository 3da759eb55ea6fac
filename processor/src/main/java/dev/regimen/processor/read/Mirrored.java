package dev.regimen.processor.read;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
final class Mirrored implements InvocationHandler {
  private final Class<? extends Annotation> type;
  private final Map<String, Object> values;

  private Mirrored(Class<? extends Annotation> type, Map<String, Object> values) {
    this.type = type;
    this.values = values;
  }

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
    return of(written, type);
  }

  /** The annotation as written without any value; every member must have a default. */
  static <A extends Annotation> A ofDefaults(Class<A> type) {
    return of(Map.<String, AnnotationValue>of(), type)
        .orElseThrow(() -> new IllegalStateException(type + " has a member without a default"));
  }

  private static <A extends Annotation> Optional<A> of(
      Map<String, AnnotationValue> written, Class<A> type) {
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
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Mirrored(type, values));
    return Optional.of(type.cast(proxy));
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

  @Override
  public Object invoke(Object proxy, Method method, Object @Nullable [] args) {
    return switch (method.getName()) {
      case "annotationType" -> type;
      case "toString" -> text();
      case "hashCode" -> hash();
      case "equals" -> args != null && type.isInstance(args[0]) && same(args[0]);
      default -> copy(values.get(method.getName()));
    };
  }

  private boolean same(Object other) {
    for (Method member : type.getDeclaredMethods()) {
      try {
        Object theirs = member.invoke(other);
        if (!Arrays.deepEquals(
            new Object[] {values.get(member.getName())}, new Object[] {theirs})) {
          return false;
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + member, e);
      }
    }
    return true;
  }

  /** As {@link Annotation#hashCode} specifies. */
  private int hash() {
    int hash = 0;
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      int value = Arrays.deepHashCode(wrap(entry.getValue())) - 31; // an array of one begins at 31
      hash += (127 * entry.getKey().hashCode()) ^ value;
    }
    return hash;
  }

  private static Object[] wrap(Object value) {
    return new Object[] {value};
  }

  private String text() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + strip(Arrays.deepToString(wrap(entry.getValue()))))
        .collect(Collectors.joining(", ", "@" + type.getSimpleName() + "(", ")"));
  }

  private static String strip(String wrapped) {
    return wrapped.substring(1, wrapped.length() - 1);
  }

  /** Arrays are the caller's to change. */
  private static Object copy(Object value) {
    if (!value.getClass().isArray()) {
      return value;
    }
    int length = Array.getLength(value);
    Object copy = Array.newInstance(value.getClass().getComponentType(), length);
    System.arraycopy(value, 0, copy, 0, length);
    return copy;
  }
}
