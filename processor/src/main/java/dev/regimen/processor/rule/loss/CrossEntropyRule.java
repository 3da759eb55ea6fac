package dev.regimen.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.CrossEntropy;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Settings;
import java.util.OptionalDouble;

/** ln Σ e^{x − max x} − Σ t(x − max x), for targets that sum to 1. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class CrossEntropyRule implements LossRule<CrossEntropy> {
  @Override
  public Class<CrossEntropy> annotation() {
    return CrossEntropy.class;
  }

  @Override
  public Value loss(
      Use<CrossEntropy> use, Value output, Value target, Encoding encoding, Settings settings) {
    return SoftmaxOf.crossEntropy(output, target);
  }

  @Override
  public Value prediction(Value output, Encoding encoding) {
    return SoftmaxOf.probability(output);
  }

  @Override
  public int units(Target target, int found) {
    return target.task() == Target.Task.CLASSES ? target.count() : 0;
  }

  /** −ln(1/K): all K classes are equally likely. */
  @Override
  public OptionalDouble ofZeros(Target target) {
    return OptionalDouble.of(Math.log(target.count()));
  }

  @Override
  public Link link(Encoding encoding) {
    return Link.SOFTMAX;
  }

  @Override
  public boolean standard(Target target, int units) {
    return target.task() == Target.Task.CLASSES && (target.count() != 2 || units != 1);
  }
}
