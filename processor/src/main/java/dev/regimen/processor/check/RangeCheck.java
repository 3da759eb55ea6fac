package dev.regimen.processor.check;

import dev.regimen.annotation.Interval;
import dev.regimen.annotation.Relative;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.RelativeNumber;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Numbers lie in their members' intervals. */
final class RangeCheck implements Check {
  /** Units, filters: what nobody has stated yet. */
  private static final int SOME = 16;

  /** Strides, extents of windows. */
  private static final int SOME_STEPS = 2;

  /** Reflection copies a class's methods each time that it is asked for them. */
  private static final ClassValue<List<Method>> MEMBERS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return Arrays.stream(type.getDeclaredMethods())
              .sorted(Comparator.comparing(Method::getName))
              .toList();
        }
      };

  private final Predicate<Method> members;

  /**
   * A check of some members.
   *
   * @param members which
   */
  RangeCheck(Predicate<Method> members) {
    this.members = members;
  }

  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    Checks.uses(network).forEach(use -> check(use, new Repair(network, rules), report));
  }

  /** The numbers of one use. */
  void check(Use<?> use, Repair repair, Report report) {
    for (Method member : members(use.annotation().annotationType())) {
      Interval interval = member.getAnnotation(Interval.class);
      if (interval != null && members.test(member)) {
        check(use, member, interval, repair, report);
      }
    }
  }

  /** By name, because reflection promises no order. */
  static List<Method> members(Class<? extends Annotation> type) {
    return MEMBERS.get(type);
  }

  private static void check(
      Use<?> use, Method member, Interval interval, Repair repair, Report report) {
    Object value = value(use, member);
    Site site = use.site().member(member.getName());
    if (!value.getClass().isArray()) {
      check(use, member, interval, (Number) value, number -> number, site, repair, report);
      return;
    }
    for (int i = 0; i < Array.getLength(value); i++) {
      Number number = (Number) Array.get(value, i);
      check(use, member, interval, number, among(value, i), site.element(i), repair, report);
    }
  }

  /** The array with another number at one place. */
  private static UnaryOperator<Object> among(Object array, int index) {
    return number -> {
      int length = Array.getLength(array);
      Object copy = Array.newInstance(array.getClass().getComponentType(), length);
      System.arraycopy(array, 0, copy, 0, length);
      Array.set(copy, index, number);
      return copy;
    };
  }

  private static void check(
      Use<?> use,
      Method member,
      Interval interval,
      Number value,
      UnaryOperator<Object> written,
      Site site,
      Repair repair,
      Report report) {
    boolean relative = value instanceof Integer number && RelativeNumber.is(number);
    if (contains(interval, value) || relative && member.isAnnotationPresent(Relative.class)) {
      return;
    }
    boolean sole = member.getName().equals("value");
    String subject = sole ? use.text() : member.getName() + " of " + use.text();
    String found = relative ? RelativeNumber.text(value.intValue()) : value.toString();
    Finding finding =
        report.error(
            interval.id(), site, subject + " must be in " + interval.value() + ", but is " + found);
    Object usual = member.getDefaultValue();
    if (Integer.valueOf(Integer.MAX_VALUE).equals(usual)) {
      finding.fix("delete " + member.getName());
    } else if (usual instanceof Number number && number.doubleValue() != 0) {
      finding.fix(repair.of(use, member, usual, ", the default"));
    } else {
      Object inside = written.apply(inside(use, member, interval, value));
      finding.fix(repair.of(use, member, inside, ""));
    }
  }

  /** What is usual where nobody has stated a number: as others in its array, or as sizes are. */
  private static double beside(Use<?> use, Method member, Bounds bounds) {
    Object value = value(use, member);
    if (!value.getClass().isArray()) {
      return SOME;
    }
    return IntStream.range(0, Array.getLength(value))
        .mapToDouble(i -> ((Number) Array.get(value, i)).doubleValue())
        .filter(bounds::contains)
        .max()
        .orElse(SOME_STEPS);
  }

  /** A number of the interval: the one found without its sign, or one that is usual. */
  private static Object inside(Use<?> use, Method member, Interval interval, Number found) {
    Bounds bounds = Bounds.of(interval.value());
    boolean stated = !Double.isNaN(interval.usual());
    double value = found.doubleValue();
    double usual = stated ? interval.usual() : beside(use, member, bounds);
    double highest = stated ? usual : bounds.high();
    double number =
        DoubleStream.of(
                value > bounds.high() ? highest : Math.abs(value),
                usual,
                bounds.low(),
                bounds.high(),
                0.5)
            .filter(Double::isFinite)
            .filter(bounds::contains)
            .findFirst()
            .orElse((bounds.low() + bounds.high()) / 2);
    return found instanceof Integer ? (Object) (int) number : (Object) number;
  }

  private static boolean contains(Interval interval, Number value) {
    double number = value.doubleValue();
    return Double.isFinite(number) && Bounds.of(interval.value()).contains(number);
  }

  /** Whether all numbers of a use lie in their intervals, so that its rule may count on them. */
  static boolean sound(Use<?> use) {
    return members(use.annotation().annotationType()).stream()
        .filter(member -> member.isAnnotationPresent(Interval.class))
        .allMatch(member -> sound(value(use, member), member.getAnnotation(Interval.class)));
  }

  private static boolean sound(Object value, Interval interval) {
    if (!value.getClass().isArray()) {
      return contains(interval, (Number) value);
    }
    return IntStream.range(0, Array.getLength(value))
        .allMatch(i -> contains(interval, (Number) Array.get(value, i)));
  }

  /** The value that a member has at a use. */
  static Object value(Use<?> use, Method member) {
    return Stated.value(use.annotation(), member);
  }
}
