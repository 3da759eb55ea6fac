package dev.regimen.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.BinaryCrossEntropy;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Settings;

/** ln(1 + eˣ) − x·t, in which no exponential overflows. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class BinaryCrossEntropyRule implements LossRule<BinaryCrossEntropy> {
  @Override
  public Class<BinaryCrossEntropy> annotation() {
    return BinaryCrossEntropy.class;
  }

  @Override
  public Value loss(Use<BinaryCrossEntropy> use, Value output, Value target, Settings settings) {
    return output.apply(UnaryFunction.SOFTPLUS).minus(output.times(target));
  }

  @Override
  public Value prediction(Value output) {
    return output.apply(UnaryFunction.SIGMOID).named("probability");
  }

  @Override
  public int units(Target target) {
    return target.task() == Target.Task.CLASSES && target.count() == 2 ? 1 : 0;
  }

  @Override
  public Encoding encoding() {
    return Encoding.BINARY;
  }

  @Override
  public Link link() {
    return Link.SIGMOID;
  }

  @Override
  public boolean standard(Target target, int units) {
    return target.task() == Target.Task.CLASSES && target.count() == 2 && units == 1;
  }
}
