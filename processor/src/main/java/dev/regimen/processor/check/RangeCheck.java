package dev.regimen.processor.check;

import dev.regimen.annotation.Interval;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Numbers lie in their members' intervals; and where they do, the rule's own check is asked, which
 * may therefore count on them.
 */
final class RangeCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    Checks.uses(network)
        .filter(use -> inRange(use, report))
        .forEach(
            use ->
                rules
                    .of(use.annotation().annotationType())
                    .ifPresent(rule -> ask(rule, use, network, report)));
  }

  private static <A extends Annotation> void ask(
      Rule<A> rule, Use<?> use, NetworkModel network, Report report) {
    rule.check(use.as(rule.annotation()), network, report);
  }

  private static boolean inRange(Use<?> use, Report report) {
    boolean inside = true;
    for (Method member : members(use.annotation().annotationType())) {
      Interval interval = member.getAnnotation(Interval.class);
      if (interval != null) {
        inside &= inRange(use, member, interval, report);
      }
    }
    return inside;
  }

  /** By name, because reflection promises no order. */
  static List<Method> members(Class<? extends Annotation> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  private static boolean inRange(Use<?> use, Method member, Interval interval, Report report) {
    Object value = value(use, member);
    Site site = use.site().member(member.getName());
    if (!value.getClass().isArray()) {
      return inRange(use, member, interval, (Number) value, site, report);
    }
    boolean inside = true;
    for (int i = 0; i < Array.getLength(value); i++) {
      Number element = (Number) Array.get(value, i);
      inside &= inRange(use, member, interval, element, site.element(i), report);
    }
    return inside;
  }

  private static boolean inRange(
      Use<?> use, Method member, Interval interval, Number value, Site site, Report report) {
    double number = value.doubleValue();
    if (Bounds.of(interval.value()).contains(number) && Double.isFinite(number)) {
      return true;
    }
    boolean sole = member.getName().equals("value");
    String subject = sole ? use.text() : member.getName() + " of " + use.text();
    Finding finding =
        report.error(
            interval.id(), site, subject + " must be in " + interval.value() + ", but is " + value);
    Object usual = member.getDefaultValue();
    if (usual instanceof Number) {
      String written = sole ? String.valueOf(usual) : member.getName() + " = " + usual;
      finding.fix(use.text() + "(" + written + "), the default");
    }
    return false;
  }

  /** The value that a member has at a use. */
  static Object value(Use<?> use, Method member) {
    try {
      return member.invoke(use.annotation());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + member, e);
    }
  }
}
