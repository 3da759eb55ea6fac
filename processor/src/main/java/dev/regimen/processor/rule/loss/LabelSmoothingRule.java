package dev.regimen.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Settings;
import dev.regimen.processor.rule.TargetRule;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.Optional;

/** y(1 − ε) + ε/C; with one unit, and for each label, C = 2. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LabelSmoothingRule implements TargetRule<LabelSmoothing> {
  @Override
  public Class<LabelSmoothing> annotation() {
    return LabelSmoothing.class;
  }

  @Override
  public Value target(
      Use<LabelSmoothing> use, Value target, LossRule.Encoding encoding, Settings settings) {
    if (encoding == LossRule.Encoding.VALUES) {
      return target;
    }
    Scalar epsilon = settings.setting(use);
    double classes = encoding == LossRule.Encoding.ONE_HOT ? target.shape().last() : 2;
    return target
        .times(Scalar.ONE.minus(epsilon))
        .plus(epsilon.times(1 / classes))
        .named("smoothed");
  }

  @Override
  public double spread(LabelSmoothing annotation) {
    return annotation.value();
  }

  @Override
  public void check(Use<LabelSmoothing> use, NetworkModel network, Rules rules, Report report) {
    TaskModel task = network.taskOf(use);
    Rules.Bound<LossRule<Annotation>> loss = LossChoice.of(network, task, rules);
    int classes = task.target().count();
    if (!loss.rule().softTargets() && task.target().task() != Target.Task.OUTPUTS) {
      report
          .error(
              "LossPairing",
              use.site(),
              String.format(
                  Locale.ROOT,
                  "@LabelSmoothing makes targets of %s and less, but %s takes whole classes",
                  Thresholds.digits(1 - use.annotation().value() * (1 - 1.0 / classes)),
                  loss.use().text()))
          .fix("delete @LabelSmoothing");
    }
    if (task.target().task() == Target.Task.OUTPUTS) {
      report
          .error(
              "Misplaced",
              use.site(),
              "@LabelSmoothing spreads class probabilities, but this network predicts numbers")
          .fix("delete @LabelSmoothing");
    }
  }

  @Override
  public Optional<String> summary(LabelSmoothing annotation) {
    return Optional.of(
        "owns the smoothing of labels, in training; validation and test see them as they are");
  }
}
