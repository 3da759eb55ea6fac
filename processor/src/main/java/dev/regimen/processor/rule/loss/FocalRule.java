package dev.regimen.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Focal;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Settings;

/** −(1 − p)^γ·ln p of the true class, through logarithms that neither overflow nor meet 0. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class FocalRule implements LossRule<Focal> {
  /** Below this 1 − p is 0 in any precision, and its logarithm must not be asked for. */
  private static final double SMALLEST = 1e-30;

  private static final double LIN_ALPHA = 0.25;

  @Override
  public Class<Focal> annotation() {
    return Focal.class;
  }

  @Override
  public Value loss(
      Use<Focal> use, Value output, Value target, Encoding encoding, Settings settings) {
    Scalar gamma = settings.setting(use, "gamma");
    if (encoding == Encoding.ONE_HOT) {
      Value logarithm = SoftmaxOf.logarithm(output);
      Value others = logarithm.map(Scalar.ONE.minus(Scalar.arg(0).apply(UnaryFunction.EXP)));
      Value easy = others.max(SMALLEST).log().times(gamma).exp().named("focus");
      return easy.times(logarithm).times(target).sum(-1).negate();
    }
    Scalar alpha = settings.setting(use, "alpha");
    Value second = focused(output, gamma).times(target).times(alpha);
    Value first =
        focused(output.negate(), gamma)
            .times(target.map(Scalar.ONE.minus(Scalar.arg(0))))
            .times(Scalar.ONE.minus(alpha));
    Value each = second.plus(first);
    return encoding == Encoding.BINARY ? each : each.mean(-1);
  }

  /** −σ(−z)^γ·ln σ(z) = e^{−γ·softplus(z)}·softplus(−z), for the logit z of what is true. */
  private static Value focused(Value z, Scalar gamma) {
    Value focus = z.apply(UnaryFunction.SOFTPLUS).times(gamma).negate().exp().named("focus");
    return focus.times(z.negate().apply(UnaryFunction.SOFTPLUS));
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
  public Link link(Encoding encoding) {
    return encoding == Encoding.ONE_HOT ? Link.SOFTMAX : Link.SIGMOID;
  }

  @Override
  public void check(Use<Focal> use, NetworkModel network, Rules rules, Report report) {
    TaskModel task = network.taskOf(use);
    boolean each = LossChoice.encoding(network, task, rules) == Encoding.ONE_HOT;
    if (each && use.annotation().alpha() != LIN_ALPHA) {
      int classes = task.target().count();
      report
          .error(
              "LossPairing",
              use.site().member("alpha"),
              "alpha = "
                  + use.annotation().alpha()
                  + " weighs the second class of one unit against the first, but there are "
                  + classes
                  + " units")
          .fix("delete alpha, or give " + classes + " weights: @ClassWeights({...})");
    }
  }
}
