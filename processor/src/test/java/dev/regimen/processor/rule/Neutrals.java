package dev.regimen.processor.rule;

import dev.regimen.annotation.Neutral;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rules whose annotations declare at which values they do nothing. */
final class Neutrals {
  private Neutrals() {}

  static Stream<Rule<?>> rules(Class<?> role) {
    return Rules.load().all().stream()
        .filter(role::isInstance)
        .filter(rule -> !members(rule.annotation()).isEmpty());
  }

  /** The annotation with all its neutral values. */
  static <A extends Annotation> A annotation(Class<A> type) {
    return Written.annotation(type, members(type));
  }

  private static Map<String, Object> members(Class<? extends Annotation> type) {
    Map<String, Object> members = new TreeMap<>();
    for (Method member : type.getDeclaredMethods()) {
      Neutral neutral = member.getAnnotation(Neutral.class);
      if (neutral != null) {
        boolean whole = member.getReturnType() == int.class;
        members.put(member.getName(), whole ? (Object) (int) neutral.value() : neutral.value());
      }
    }
    return members;
  }
}
