package dev.regimen.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.KlDivergence;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Settings;

/** Σ t·(ln t − ln p), where 0·ln 0 is 0. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class KlDivergenceRule implements LossRule<KlDivergence> {
  /** Of a probability of 0, whose logarithm is multiplied by that 0. */
  private static final double SMALLEST = 1e-30;

  @Override
  public Class<KlDivergence> annotation() {
    return KlDivergence.class;
  }

  @Override
  public Value loss(
      Use<KlDivergence> use, Value output, Value target, Encoding encoding, Settings settings) {
    Value ratio = target.max(SMALLEST).log().minus(SoftmaxOf.logarithm(output));
    return target.times(ratio.named("logRatio")).sum(-1);
  }

  @Override
  public Value prediction(Value output, Encoding encoding) {
    return SoftmaxOf.probability(output);
  }

  @Override
  public int units(Target target, int found) {
    return target.task() == Target.Task.CLASSES ? target.count() : 0;
  }

  @Override
  public Link link(Encoding encoding) {
    return Link.SOFTMAX;
  }
}
