package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Softmax;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Range;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.Transform;

/** e^{x − max} over its sum along the last axis. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SoftmaxRule implements LayerRule<Softmax> {
  @Override
  public Class<Softmax> annotation() {
    return Softmax.class;
  }

  @Override
  public Slot slot() {
    return Slot.ACTIVATE;
  }

  @Override
  public Value lower(Use<Softmax> use, Value x, LayerScope layer) {
    return of(x);
  }

  /** Along the last axis. */
  static Value of(Value x) {
    // The shift cancels in value and derivative; it keeps the exponential in range.
    Value exponential = x.minus(x.maximum(-1).detach().named("max")).exp().named("exponential");
    return exponential.dividedBy(exponential.sum(-1).named("sum"));
  }

  @Override
  public LossRule.Link probabilities(Softmax annotation) {
    return LossRule.Link.SOFTMAX;
  }

  @Override
  public void check(Use<Softmax> use, NetworkModel network, Rules rules, Report report) {
    if (Position.of(use, network)
        .filter(position -> Transform.units(position.layer(), rules) == 1)
        .isPresent()) {
      report
          .error("LossPairing", use.site(), "@Softmax over one unit is always 1")
          .fix("delete @Softmax (@BinaryCrossEntropy applies a sigmoid)")
          .fix("@Sigmoid");
    }
  }

  @Override
  public Range range(Softmax annotation) {
    return new Range(0, 1);
  }
}
