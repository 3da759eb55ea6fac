package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ActingRules;
import dev.regimen.processor.rule.Penalty;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UpdateRule;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** No two penalties of a kind act on the same weights. */
final class PenaltyTwiceCheck implements Check {
  /** Of two, the decoupled one tells of it, then the one with more penalties: what is to go. */
  private static final Comparator<Rules.Bound<UpdateRule<Annotation>>> TELLS =
      Comparator.<Rules.Bound<UpdateRule<Annotation>>, Boolean>comparing(
              bound -> penalties(bound).stream().allMatch(Penalty::coupled))
          .thenComparing(bound -> -penalties(bound).size())
          .thenComparing(bound -> bound.use().text(), Comparator.reverseOrder());

  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    Set<Set<Use<?>>> told = new HashSet<>();
    pairs(rules.in(Role.UPDATE, network.regime()), told, report);
    for (LayerModel layer : network.layers()) {
      pairs(ActingRules.on(layer.name(), network, rules), told, report);
    }
  }

  private static void pairs(
      List<Rules.Bound<UpdateRule<Annotation>>> acting, Set<Set<Use<?>>> told, Report report) {
    List<Rules.Bound<UpdateRule<Annotation>>> sound =
        acting.stream().filter(bound -> RangeCheck.sound(bound.use())).sorted(TELLS).toList();
    for (int i = 0; i < sound.size(); i++) {
      for (int j = i + 1; j < sound.size(); j++) {
        Use<?> first = sound.get(i).use();
        Use<?> second = sound.get(j).use();
        if (meet(sound.get(i), sound.get(j)) && told.add(Set.of(first, second))) {
          report(first, second, report);
        }
      }
    }
  }

  private static void report(Use<?> first, Use<?> second, Report report) {
    report
        .error(
            "DecayTwice",
            first.site(),
            first.text() + " and " + second.text() + " decay the same weights")
        .why("their strengths add up")
        .fix("delete " + first.text())
        .fix("delete " + second.text());
  }

  private static boolean meet(
      Rules.Bound<UpdateRule<Annotation>> a, Rules.Bound<UpdateRule<Annotation>> b) {
    return (both(a, b, 1) || both(a, b, 2))
        && penalties(a).stream()
            .anyMatch(one -> penalties(b).stream().anyMatch(two -> one.kind() == two.kind()));
  }

  private static boolean both(
      Rules.Bound<UpdateRule<Annotation>> a, Rules.Bound<UpdateRule<Annotation>> b, int rank) {
    return a.rule().appliesTo(a.annotation(), rank) && b.rule().appliesTo(b.annotation(), rank);
  }

  /** The penalties of a use that do something. */
  private static List<Penalty> penalties(Rules.Bound<UpdateRule<Annotation>> bound) {
    return bound.rule().penalties(bound.annotation()).stream()
        .filter(penalty -> penalty.strength() > 0)
        .toList();
  }
}
