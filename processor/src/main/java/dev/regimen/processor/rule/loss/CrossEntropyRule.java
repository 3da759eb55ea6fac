package dev.regimen.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.CrossEntropy;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Settings;

/** ln Σ e^{x − max x} − Σ t(x − max x), for targets that sum to 1. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class CrossEntropyRule implements LossRule<CrossEntropy> {
  @Override
  public Class<CrossEntropy> annotation() {
    return CrossEntropy.class;
  }

  @Override
  public Value loss(Use<CrossEntropy> use, Value output, Value target, Settings settings) {
    Value shifted = shifted(output);
    Value logSum = shifted.exp().named("exponential").sum(1).named("sum").log();
    return logSum.minus(shifted.times(target).sum(1));
  }

  @Override
  public Value prediction(Value output) {
    Value exponential = shifted(output).exp().named("exponential");
    return exponential.dividedBy(exponential.sum(1).named("sum")).named("probability");
  }

  @Override
  public int units(Target target) {
    return target.task() == Target.Task.CLASSES ? target.count() : 0;
  }

  @Override
  public Encoding encoding() {
    return Encoding.ONE_HOT;
  }

  /** x − max x: the shift cancels in value and derivative and keeps the exponential in range. */
  private static Value shifted(Value output) {
    return output.minus(output.maximum(1).detach().named("max")).named("shifted");
  }

  @Override
  public Link link() {
    return Link.SOFTMAX;
  }

  @Override
  public boolean standard(Target target, int units) {
    return target.task() == Target.Task.CLASSES && (target.count() != 2 || units != 1);
  }
}
