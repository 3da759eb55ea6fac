package dev.regimen.processor.rule;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Annotations written out as source text. */
public final class Spelled {
  private Spelled() {}

  /** The annotation with every member stated: {@code @Dropout(value = 0.5)}. */
  public static String of(Annotation annotation) {
    Class<? extends Annotation> type = annotation.annotationType();
    String members =
        Arrays.stream(type.getDeclaredMethods())
            .sorted(Comparator.comparing(Method::getName))
            .map(member -> member.getName() + " = " + literal(Values.of(annotation, member)))
            .collect(Collectors.joining(", "));
    return "@" + type.getSimpleName() + (members.isEmpty() ? "" : "(" + members + ")");
  }

  private static String literal(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }
    if (value instanceof Object[] constants) {
      return Arrays.stream(constants)
          .map(Spelled::literal)
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof int[] array) {
      return Arrays.toString(array).replace('[', '{').replace(']', '}');
    }
    if (value instanceof double[] array) {
      return Arrays.toString(array).replace('[', '{').replace(']', '}');
    }
    if (value instanceof String text) {
      return '"' + text + '"';
    }
    return value instanceof Long ? value + "L" : value.toString();
  }
}
