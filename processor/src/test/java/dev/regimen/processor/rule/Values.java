package dev.regimen.processor.rule;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;

/** Members of annotations, read by reflection. */
final class Values {
  private Values() {}

  static Object of(Annotation annotation, Method member) {
    try {
      return member.invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + member, e);
    }
  }

  static Object of(Annotation annotation, String member) {
    try {
      return of(annotation, annotation.annotationType().getMethod(member));
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(annotation + " has no member " + member, e);
    }
  }
}
