package dev.regimen.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Hinge;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Settings;

/** max(0, 1 + the largest other score − the own one), which is max(x − t) + 1 − Σ t·x. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class HingeRule implements LossRule<Hinge> {
  @Override
  public Class<Hinge> annotation() {
    return Hinge.class;
  }

  @Override
  public Value loss(
      Use<Hinge> use, Value output, Value target, Encoding encoding, Settings settings) {
    Value violation;
    if (encoding == Encoding.ONE_HOT) {
      Value lowered = output.minus(target).named("rival");
      violation = largest(lowered).minus(output.times(target).sum(-1)).plus(1);
    } else {
      Value sign = target.map(Scalar.arg(0).times(2).minus(1)).named("sign");
      violation = sign.times(output).map(Scalar.ONE.minus(Scalar.arg(0)));
    }
    Value hinge = violation.max(0).named("violation");
    Value each = use.annotation().squared() ? hinge.square() : hinge;
    return each.shape().last() == 1 ? each : each.mean(-1);
  }

  /** The maximum of a row, whose gradient goes to where it is; where several share it, to each. */
  private static Value largest(Value x) {
    Value largest = x.maximum(-1).detach().named("largest");
    Value below = largest.minus(x).apply(UnaryFunction.STEP);
    Value here = below.map(Scalar.ONE.minus(Scalar.arg(0))).detach().named("isLargest");
    return x.times(here).sum(-1).dividedBy(here.sum(-1).named("equals"));
  }

  @Override
  public Value prediction(Value output, Encoding encoding) {
    return encoding == Encoding.ONE_HOT
        ? SoftmaxOf.probability(output)
        : output.apply(UnaryFunction.SIGMOID).named("probability");
  }

  @Override
  public int units(Target target, int found) {
    return LossRule.oneOrEach(target, found);
  }

  @Override
  public boolean softTargets() {
    return false;
  }

  @Override
  public Link link(Encoding encoding) {
    return Link.SCORES;
  }
}
