package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.BaseRate;
import dev.regimen.processor.rule.Rounded;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UpdateRule;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

/** How long an optimizer remembers: its averages of gradients and of their squares. */
final class MomentsCheck implements Check {
  private static final List<String> BETAS = List.of("beta1", "beta2");

  /** What a momentum may make of the learning rate; the largest in use is about 1. */
  private static final double LARGEST_STEP = 5;

  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    BaseRate.optimizer(network, rules)
        .filter(optimizer -> RangeCheck.sound(optimizer.use()))
        .ifPresent(
            optimizer -> {
              swapped(optimizer.use(), report);
              slow(optimizer, report);
            });
  }

  private static void swapped(Use<?> use, Report report) {
    List<String> members =
        Stream.of(use.annotation().annotationType().getDeclaredMethods())
            .map(java.lang.reflect.Method::getName)
            .toList();
    if (!members.containsAll(BETAS)) {
      return;
    }
    double first = Stated.number(use.annotation(), "beta1");
    double second = Stated.number(use.annotation(), "beta2");
    if (first > second) {
      report
          .warning(
              "BetasSwapped",
              use.site().member("beta1"),
              use.text()
                  + " remembers gradients longer, beta1 = "
                  + first
                  + ", than their squares,"
                  + " beta2 = "
                  + second)
          .why("a gradient then outlives what it is divided by, and steps can grow without bound")
          .fix(use.exchanging("beta1", "beta2"));
    }
  }

  private static void slow(Rules.Bound<UpdateRule<Annotation>> optimizer, Report report) {
    Use<Annotation> use = optimizer.use();
    if (optimizer.rule().adaptive(optimizer.annotation())) {
      return;
    }
    optimizer
        .rule()
        .momentumMember(optimizer.annotation())
        .ifPresent(
            member -> {
              double momentum = Stated.number(use.annotation(), member);
              double rate = Stated.number(use.annotation(), optimizer.rule().rateMember());
              double step = rate / (1 - momentum);
              boolean usual = optimizer.rule().usualRates().contains(rate); // others are told so
              if (usual && step >= LARGEST_STEP && momentum > 0.95) {
                report
                    .warning(
                        "MomentumHigh",
                        use.site().member(member),
                        member
                            + " = "
                            + momentum
                            + " makes of a learning rate of "
                            + rate
                            + " steps of "
                            + Rounded.of(step))
                    .why("gradients add up over 1/(1 - momentum) steps; 0.999 is Adam's beta2")
                    .fix(use.fix(member, 0.9));
              }
            });
  }
}
