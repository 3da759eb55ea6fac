package dev.regimen.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.BinaryCrossEntropy;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Settings;
import java.util.OptionalDouble;

/** ln(1 + eˣ) − x·t, in which no exponential overflows; the mean over classes or labels. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class BinaryCrossEntropyRule implements LossRule<BinaryCrossEntropy> {
  private static final String THRESHOLD = "threshold";

  @Override
  public Class<BinaryCrossEntropy> annotation() {
    return BinaryCrossEntropy.class;
  }

  @Override
  public Value loss(
      Use<BinaryCrossEntropy> use,
      Value output,
      Value target,
      Encoding encoding,
      Settings settings) {
    Value seen = target;
    if (use.annotation().threshold() < 1) {
      Scalar above = Scalar.arg(0).minus(settings.setting(use, THRESHOLD));
      seen = target.map(above.apply(UnaryFunction.STEP)).named("whole");
    }
    Value each = output.apply(UnaryFunction.SOFTPLUS).minus(output.times(seen));
    return encoding == Encoding.BINARY ? each : each.mean(-1);
  }

  @Override
  public Value prediction(Value output, Encoding encoding) {
    return output.apply(UnaryFunction.SIGMOID).named("probability");
  }

  @Override
  public int units(Target target, int found) {
    return LossRule.oneOrEach(target, found);
  }

  /** −ln ½, whatever the targets are. */
  @Override
  public OptionalDouble ofZeros(Target target) {
    return OptionalDouble.of(Math.log(2));
  }

  @Override
  public Link link(Encoding encoding) {
    return Link.SIGMOID;
  }

  @Override
  public boolean standard(Target target, int units) {
    boolean single = target.count() == 2 && units == 1;
    return target.task() == Target.Task.LABELS || target.task() == Target.Task.CLASSES && single;
  }

  @Override
  public void check(Use<BinaryCrossEntropy> use, NetworkModel network, Rules rules, Report report) {
    Thresholds.check(use, THRESHOLD, use.annotation().threshold(), network, rules, report);
  }
}
