package dev.regimen.processor.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An annotation made from the values of its members, as an instance of its own interface. */
public final class Stated implements InvocationHandler {
  private final Class<? extends Annotation> type;
  private final Map<String, Object> values;

  private Stated(Class<? extends Annotation> type, Map<String, Object> values) {
    this.type = type;
    this.values = values;
  }

  /**
   * The annotation with the values given, and its defaults for the rest.
   *
   * @param type its interface, whose members are primitives, strings, enums and arrays of them
   * @throws IllegalArgumentException if a member without a default has no value, or a name is none
   */
  public static <A extends Annotation> A of(Class<A> type, Map<String, ?> given) {
    Map<String, Object> open = new TreeMap<>(given);
    Map<String, Object> values = new TreeMap<>();
    for (Method member : type.getDeclaredMethods()) {
      Object value = open.remove(member.getName());
      Object stated = value == null ? member.getDefaultValue() : value;
      if (stated == null) {
        throw new IllegalArgumentException("no value for " + member);
      }
      values.put(member.getName(), stated);
    }
    if (!open.isEmpty()) {
      throw new IllegalArgumentException(type + " has no " + open.keySet());
    }
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Stated(type, values));
    return type.cast(proxy);
  }

  /** An annotation as source: {@code @StepDecay(every = 3, unit = ScheduleUnit.STEP)}. */
  static String source(Annotation annotation) {
    return source(annotation, "");
  }

  /** The same, with one member written in any case. */
  static String source(Annotation annotation, String stated) {
    return source(
        annotation,
        annotation.annotationType().getSimpleName(),
        member -> member.getName().equals(stated) || !isStandard(annotation, member));
  }

  /**
   * An annotation of another name with some of this one's members: its value, and others as far as
   * they are stated.
   */
  static String source(Annotation annotation, String name, List<String> members) {
    return source(
        annotation,
        name,
        member ->
            members.contains(member.getName())
                && (member.getName().equals("value") || !isStandard(annotation, member)));
  }

  private static String source(Annotation annotation, String name, Predicate<Method> shown) {
    List<Method> members =
        Stream.of(annotation.annotationType().getDeclaredMethods())
            .sorted(Comparator.comparing(Method::getName))
            .filter(shown)
            .toList();
    boolean alone = members.size() == 1 && members.get(0).getName().equals("value");
    String text =
        members.stream()
            .map(
                member ->
                    (alone ? "" : member.getName() + " = ") + literal(value(annotation, member)))
            .collect(Collectors.joining(", "));
    return "@" + name + (text.isEmpty() ? "" : "(" + text + ")");
  }

  private static boolean isStandard(Annotation annotation, Method member) {
    return literal(value(annotation, member)).equals(standard(member));
  }

  /** The source of a member's default; nothing is equal to that of one without. */
  private static String standard(Method member) {
    return member.getDefaultValue() == null ? "" : literal(member.getDefaultValue());
  }

  /** A member's value as source. */
  public static String literal(Object value) {
    if (value.getClass().isArray()) {
      return IntStream.range(0, Array.getLength(value))
          .mapToObj(i -> literal(Array.get(value, i)))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }
    if (value instanceof Long number && number != number.intValue()) {
      return number + "L";
    }
    return value instanceof String text ? "\"" + text + "\"" : value.toString();
  }

  /** The annotation with another value of one member. */
  public static <A extends Annotation> A with(A annotation, String name, Object value) {
    Map<String, Object> values = new TreeMap<>();
    for (Method member : annotation.annotationType().getDeclaredMethods()) {
      values.put(member.getName(), value(annotation, member));
    }
    values.put(name, value);
    @SuppressWarnings("unchecked") // an annotation is an instance of its own type
    Class<A> type = (Class<A>) annotation.annotationType();
    return of(type, values);
  }

  /** What an annotation says of a member. */
  public static Object value(Annotation annotation, Method member) {
    try {
      return member.invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + member, e);
    }
  }

  /**
   * The number that a member holds.
   *
   * @throws IllegalArgumentException if there is no such number
   */
  public static double number(Annotation annotation, String member) {
    return Stream.of(annotation.annotationType().getDeclaredMethods())
        .filter(method -> method.getName().equals(member))
        .map(method -> value(annotation, method))
        .filter(Number.class::isInstance)
        .mapToDouble(value -> ((Number) value).doubleValue())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    annotation.annotationType() + " has no number " + member));
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
      Object theirs = value((Annotation) other, member);
      if (!Arrays.deepEquals(wrap(values.get(member.getName())), wrap(theirs))) {
        return false;
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
