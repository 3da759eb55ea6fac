package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Fix;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Writes annotations with another number, one of a regime such that its rule has nothing against
 * it: a default that lies in its interval may still be too much for a run of ten epochs. What rules
 * say of a layer depends on others too, which have yet to be repaired.
 */
record Repair(NetworkModel network, Rules rules) {
  /**
   * The annotation with another value of one member, or as its rule wants it then.
   *
   * @param word what is said of the value, if it can stay
   */
  Fix of(Use<?> use, Method member, Object value, String word) {
    Use<?> repaired =
        new Use<>(Stated.with(use.annotation(), member.getName(), value), use.layer(), use.site());
    Optional<String> better = use.onLayer() ? Optional.empty() : better(repaired, member.getName());
    return better.map(Fix::of).orElseGet(() -> use.fix(member.getName(), value).with(word));
  }

  private Optional<String> better(Use<?> repaired, String member) {
    Report report = new Report();
    RuleCheck.check(repaired, network, rules, report);
    return report.findings().stream()
        .filter(finding -> finding.site().equals(repaired.site().member(member)))
        .flatMap(finding -> finding.fixesElsewhere().stream())
        .map(fix -> fix.replaceFirst("^or ", ""))
        .filter(fix -> fix.matches(repaired.text() + "\\b.*"))
        .findFirst();
  }
}
