package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Replaced;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An annotation that replaces one of its own type brings its defaults along: {@code @Train(batch =
 * 256)} in the place of a preset's would silently train for ten epochs.
 */
final class ReplacedCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    for (Replaced each : network.replaced()) {
      // Of other classes it is told where they are compiled, and only there are members seen.
      each.by()
          .filter(by -> by.site().owner().equals(network.site().owner()))
          .filter(by -> type(by).equals(type(each.was())))
          .ifPresent(by -> check(each.was(), by, report));
    }
  }

  private static Class<?> type(Use<?> use) {
    return use.annotation().annotationType();
  }

  private static void check(Use<?> was, Use<?> by, Report report) {
    List<Method> lost =
        RangeCheck.members(by.annotation().annotationType()).stream()
            .filter(member -> by.site().member(member.getName()).equals(by.site()))
            .filter(member -> !text(by.annotation(), member).equals(text(was.annotation(), member)))
            .toList();
    if (lost.isEmpty()) {
      return;
    }
    Annotation kept = by.annotation();
    for (Method member : lost) {
      kept = Stated.with(kept, member.getName(), Stated.value(was.annotation(), member));
    }
    String preset = was.site().broughtBy();
    report
        .warning(
            "ReplacedByDefault",
            by.site(),
            by.text()
                + " sets "
                + list(by, lost)
                + " by default, in the place of "
                + list(was, lost))
        .why(
            "it replaces the "
                + was.text()
                + " of "
                + (preset.isEmpty() ? "the network" : preset)
                + " as a whole, with the members that are not written")
        .fix(new Use<>(kept, by.layer(), by.site()).source())
        .fix("or write " + list(by, lost) + ", if that is meant");
  }

  private static String list(Use<?> use, List<Method> members) {
    return members.stream()
        .map(member -> member.getName() + " = " + text(use.annotation(), member))
        .collect(Collectors.joining(", "));
  }

  private static String text(Annotation annotation, Method member) {
    return Stated.literal(Stated.value(annotation, member));
  }
}
