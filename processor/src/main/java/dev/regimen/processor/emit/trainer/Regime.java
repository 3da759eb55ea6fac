package dev.regimen.processor.emit.trainer;

import dev.regimen.annotation.Network;
import dev.regimen.processor.emit.code.Decimals;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A regime in words: its annotations, each with the members that are not at their defaults, and
 * what they do beyond what their names say.
 */
final class Regime {
  /** Of a list, and letters of a text: a constant has at most 65,535 bytes. */
  private static final int MOST = 50;

  private static final int LONGEST = 200;

  private Regime() {}

  static String text(TrainerPlan plan) {
    String uses =
        plan.model().regime().stream()
            .filter(use -> !(use.annotation() instanceof Network))
            .map(Regime::text)
            .sorted()
            .collect(Collectors.joining(", "));
    String notes = plan.notes().stream().map(note -> "; " + note).collect(Collectors.joining());
    List<Lowered.Head> heads = plan.lowered().heads();
    String losses =
        heads.size() == 1
            ? heads.get(0).lossText()
            : heads.stream().map(Regime::text).collect(Collectors.joining(" + "));
    return uses + ", loss " + losses + notes;
  }

  /** One summand of the loss: {@code 0.5 x MeanSquared of slant}. */
  private static String text(Lowered.Head head) {
    String times =
        head.task().weight().map(weight -> Numbers.text(weight.value()) + " x ").orElse("");
    return times + head.lossText() + " of " + head.task().name();
  }

  private static String text(Use<?> use) {
    Annotation annotation = use.annotation();
    String members =
        Stream.of(annotation.annotationType().getDeclaredMethods())
            .sorted(Comparator.comparing(Method::getName))
            .filter(method -> !isDefault(method, annotation))
            .map(method -> member(method, annotation))
            .collect(Collectors.joining(", "));
    String name = annotation.annotationType().getSimpleName();
    return members.isEmpty() ? name : name + "(" + members + ")";
  }

  private static boolean isDefault(Method method, Annotation annotation) {
    Object standard = method.getDefaultValue();
    return standard != null && print(standard).equals(print(value(method, annotation)));
  }

  private static String member(Method method, Annotation annotation) {
    String text = print(value(method, annotation));
    return method.getName().equals("value") ? text : method.getName() + " = " + text;
  }

  private static String print(Object value) {
    if (value instanceof Object[] constants) {
      int shown = Math.min(MOST, constants.length);
      String text =
          Stream.of(constants).limit(shown).map(Regime::print).collect(Collectors.joining(", "));
      int more = constants.length - shown;
      return "[" + text + (more == 0 ? "" : ", and " + more + " more") + "]";
    }
    if (value instanceof String text && text.length() > LONGEST) {
      return text.substring(0, LONGEST) + "...";
    }
    if (value instanceof double[] numbers) {
      return Arrays.stream(numbers)
          .mapToObj(Decimals::of)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Number number) {
      return Numbers.text(number);
    }
    return value instanceof int[] numbers ? Arrays.toString(numbers) : value.toString();
  }

  private static Object value(Method method, Annotation annotation) {
    try {
      return method.invoke(annotation);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + method + " of " + annotation, e);
    }
  }
}
