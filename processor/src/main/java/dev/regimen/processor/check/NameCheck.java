package dev.regimen.processor.check;

import dev.regimen.annotation.Structural;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Paths;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;

/** Every number that a run may override has a name of its own, also as a setter's. */
final class NameCheck implements Check {
  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    Map<String, Use<?>> owners = new TreeMap<>();
    Checks.uses(network)
        .filter(use -> rules.of(use.annotation().annotationType()).isPresent())
        .forEach(use -> claim(use, owners, report));
  }

  private static void claim(Use<?> use, Map<String, Use<?>> owners, Report report) {
    for (Method member : RangeCheck.members(use.annotation().annotationType())) {
      boolean number = Number.class.isAssignableFrom(RangeCheck.value(use, member).getClass());
      if (!number || member.isAnnotationPresent(Structural.class)) {
        continue;
      }
      String setting = SettingName.of(use, member.getName());
      Use<?> other = owners.putIfAbsent(setter(setting), use);
      if (other != null && !samePlace(use, other)) {
        report
            .error(
                "DuplicateName",
                use.site().member(member.getName()),
                "setting "
                    + setting
                    + " of "
                    + use.text()
                    + " is also one of "
                    + other.text()
                    + " at "
                    + other.site().owner())
            .why("both would be set by " + setter(setting) + "(...)")
            .fix("rename a field");
      }
    }
  }

  /**
   * Repetitions of a block share their settings, and two of one kind at one place are a conflict of
   * groups, which has its own finding.
   */
  private static boolean samePlace(Use<?> use, Use<?> other) {
    return Paths.ofUse(use.layer()).equals(Paths.ofUse(other.layer()));
  }

  /** {@code hidden1.dropout} is set by {@code hidden1Dropout}. */
  private static String setter(String setting) {
    StringBuilder name = new StringBuilder();
    for (String part : setting.split("\\.")) {
      name.append(
          name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return name.toString();
  }
}
