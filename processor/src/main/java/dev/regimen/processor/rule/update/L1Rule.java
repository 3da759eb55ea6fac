package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.L1;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Penalty;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.List;

/** λ‖w‖₁: a soft threshold behind the step, or λ·sgn(w) added to the gradient. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class L1Rule implements UpdateRule<L1> {
  @Override
  public Class<L1> annotation() {
    return L1.class;
  }

  @Override
  public boolean appliesTo(L1 annotation, int rank) {
    return rank >= 2 || annotation.vectors();
  }

  @Override
  public Value couple(Use<L1> use, Value gradient, UpdateScope scope) {
    if (use.annotation().proximal()) {
      return gradient;
    }
    Value sign = scope.weight().apply(UnaryFunction.SIGN);
    return gradient.plus(sign.times(scope.setting(use)));
  }

  @Override
  public Value project(Use<L1> use, Value weight, UpdateScope scope) {
    return use.annotation().proximal()
        ? SoftThreshold.of(weight, scope.learningRate().times(scope.setting(use)))
        : weight;
  }

  @Override
  public void check(Use<L1> use, NetworkModel network, Report report) {
    if (!use.annotation().proximal()) {
      report
          .warning(
              "L1NotSparse",
              use.site().member("proximal"),
              "@L1 without the proximal step never makes a weight exactly 0")
          .why("a subgradient step jumps across 0 and back; the soft threshold stops there")
          .fix("delete proximal = false");
    }
  }

  @Override
  public List<Penalty> penalties(L1 annotation) {
    return List.of(
        new Penalty(Penalty.Kind.MAGNITUDES, !annotation.proximal(), "value", annotation.value()));
  }
}
