package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Residual;
import dev.regimen.annotation.StochasticDepth;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import java.util.Arrays;

/**
 * f·m/(1 − p_l), one m a sample, which is 1 with probability 1 − p_l; p_l = p·l/L or p. In training
 * only.
 */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class StochasticDepthRule implements LayerRule<StochasticDepth> {
  @Override
  public Class<StochasticDepth> annotation() {
    return StochasticDepth.class;
  }

  @Override
  public Slot slot() {
    return Slot.BRANCH;
  }

  @Override
  public Value lower(Use<StochasticDepth> use, Value x, LayerScope layer) {
    if (!layer.training() || !layer.draws()) {
      return x;
    }
    double depth = use.annotation().linear() ? layer.depth() : 1;
    Scalar keep = Scalar.ONE.minus(layer.setting(use).times(depth));
    int[] once = new int[x.shape().rank() - 1];
    Arrays.fill(once, 1);
    Value mask = layer.bernoulli(keep, Shape.batch(once)).named("mask");
    return x.times(mask).times(Scalar.ONE.dividedBy(keep));
  }

  @Override
  public void check(Use<StochasticDepth> use, NetworkModel network, Report report) {
    if (!use.onLayer() && network.blocks().stream().noneMatch(BlockModel::residual)) {
      withoutSkip("@StochasticDepth on a network without a @Residual block", use, report)
          .fix(
              use.site().broughtBy().isEmpty()
                  ? "delete @StochasticDepth"
                  : "@Without(StochasticDepth.class) beside it");
    }
    Position.of(use, network)
        .filter(position -> !position.layer().has(Residual.class))
        .ifPresent(
            position ->
                withoutSkip("@StochasticDepth on a block without @Residual", use, report)
                    .fix("@Residual beside it")
                    .fix("@Dropout, which drops single units"));
  }

  private static Finding withoutSkip(String problem, Use<StochasticDepth> use, Report report) {
    return report
        .error("StochasticDepthWithoutSkip", use.site(), problem)
        .why("where the branch is dropped, nothing would be left of the sample");
  }
}
