package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Dropout;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.Transform;

/** x·m/(1 − p) in training, m = 1 with probability 1 − p; the identity at inference. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class DropoutRule implements LayerRule<Dropout> {
  @Override
  public Class<Dropout> annotation() {
    return Dropout.class;
  }

  @Override
  public Slot slot() {
    return Slot.NOISE;
  }

  @Override
  public Value lower(Use<Dropout> use, Value x, LayerScope layer) {
    if (!layer.training()) {
      return x;
    }
    Scalar keep = Scalar.ONE.minus(layer.setting(use));
    Value mask = layer.bernoulli(keep, x.shape()).named("mask");
    return x.times(mask).times(Scalar.ONE.dividedBy(keep));
  }

  @Override
  public void check(Use<Dropout> use, NetworkModel network, Report report) {
    double rate = use.annotation().value();
    if (rate > 0.5 && rate < 1) {
      float kept = (float) (1 - rate);
      report
          .warning(
              "DropoutHigh",
              use.site().member("value"),
              "@Dropout(" + rate + ") drops more than half of the units")
          .why("the number is the fraction dropped, not the fraction kept")
          .fix("@Dropout(" + kept + ") if " + rate + " was meant to be kept");
    }
    Position.of(use, network).ifPresent(position -> checkPlace(use, position, report));
  }

  private static void checkPlace(Use<Dropout> use, Position position, Report report) {
    if (use.annotation().value() == 0) {
      return;
    }
    if (position.last()) {
      report
          .warning(
              "DropoutOnLogits",
              use.site(),
              "@Dropout on the last layer drops outputs that the loss is computed from")
          .fix("move @Dropout to the field before");
    }
    position
        .next()
        .filter(next -> next.has(BatchNorm.class) && !Transform.isOn(next))
        .ifPresent(
            next ->
                report
                    .warning(
                        "DropoutBeforeBatchNorm",
                        use.site(),
                        "@Dropout feeds the @BatchNorm of " + next.text())
                    .why(
                        "its running variance is gathered with units dropped and used without: the"
                            + " two differ (Li et al. 2019)")
                    .fix("move @Dropout behind " + next.text()));
  }
}
