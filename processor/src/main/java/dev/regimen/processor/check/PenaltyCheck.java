package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Band;
import dev.regimen.processor.rule.BaseRate;
import dev.regimen.processor.rule.Penalty;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rounded;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UpdateRule;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each penalty by itself: its strength, what it acts on, what the optimizer makes of it. */
final class PenaltyCheck implements Check {
  private static final Band USUAL = new Band(1e-6, 0.1);

  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    Checks.uses(network)
        .filter(RangeCheck::sound)
        .flatMap(use -> rules.bound(Role.UPDATE, use).stream())
        .forEach(bound -> check(bound, network, rules, report));
  }

  private static void check(
      Rules.Bound<UpdateRule<Annotation>> bound, NetworkModel network, Rules rules, Report report) {
    boolean acts = false;
    for (Penalty penalty : bound.rule().penalties(bound.annotation())) {
      if (penalty.strength() > 0) {
        acts = true;
        if (!optimizer(bound.use(), penalty, network, rules, report)) {
          strength(bound.use(), penalty, report);
        }
      }
    }
    if (acts && bound.rule().appliesTo(bound.annotation(), 1)) {
      vectors(bound.use(), network, report);
    }
  }

  private static void strength(Use<?> use, Penalty penalty, Report report) {
    if (!USUAL.contains(penalty.strength())) {
      report
          .warning(
              "DecayUnusual",
              use.site().member(penalty.member()),
              use.text() + " with a strength of " + penalty.strength() + " outside [1e-6, 0.1]")
          .why("usual strengths are 1e-4 to 5e-4")
          .fix(written(use, penalty));
    }
  }

  private static String written(Use<?> use, Penalty penalty) {
    return use.with(penalty.member(), 1e-4);
  }

  /**
   * An adaptive optimizer divides a coupled penalty by its own scale; another multiplies it.
   *
   * @return whether its strength is told to be wrong already
   */
  private static boolean optimizer(
      Use<?> use, Penalty penalty, NetworkModel network, Rules rules, Report report) {
    if (penalty.kind() != Penalty.Kind.SQUARES) {
      return false;
    }
    Optional<Rules.Bound<UpdateRule<Annotation>>> adaptive =
        BaseRate.optimizer(network, rules)
            .filter(bound -> bound.rule().adaptive(bound.annotation()));
    if (penalty.coupled() && adaptive.isPresent()) {
      coupled(use, penalty, adaptive.get().use(), report);
      return false;
    }
    return sign(use, penalty, BaseRate.of(network, rules), report);
  }

  private static void coupled(Use<?> use, Penalty penalty, Use<?> optimizer, Report report) {
    report
        .warning(
            "CoupledDecay",
            use.site(),
            use.text() + " with an adaptive optimizer decays large gradients' weights least")
        .why(optimizer.text() + " divides lambda*w by the size of the weight's gradients")
        .fix(
            penalty.member().equals("value")
                ? use.as("WeightDecay", "value", "vectors")
                : "@WeightDecay(" + penalty.strength() + ")");
  }

  private static boolean sign(Use<?> use, Penalty penalty, double rate, Report report) {
    double share = rate * penalty.strength();
    boolean flips = share >= 1;
    if (flips) {
      report
          .error(
              "DecayFlipsSign",
              use.site().member(penalty.member()),
              use.text()
                  + " multiplies weights by "
                  + Rounded.of(1 - share)
                  + " each step: lambda = "
                  + penalty.strength())
          .why("1 - learning rate * lambda = 1 - " + rate + " * " + penalty.strength())
          .fix(written(use, penalty));
    }
    return flips;
  }

  private static void vectors(Use<?> use, NetworkModel network, Report report) {
    boolean asked =
        Stream.of(use.annotation().annotationType().getDeclaredMethods())
            .anyMatch(member -> member.getName().equals("vectors"));
    Site site = asked ? use.site().member("vectors") : use.site();
    report
        .warning(
            "DecayOnVectors",
            site,
            use.text() + " also shrinks the biases and norm scales of " + layers(use, network))
        .why("a bias or a scale does not overfit, and pulling it to 0 costs accuracy")
        .fix(asked ? "delete vectors = true" : "a penalty on matrices alone, as @WeightDecay is");
  }

  private static String layers(Use<?> use, NetworkModel network) {
    return Position.of(use, network)
        .map(position -> position.layer().text())
        .orElseGet(
            () ->
                network.layers().stream()
                    .map(LayerModel::text)
                    .distinct()
                    .collect(Collectors.joining(", ")));
  }
}
