package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.SpatialDropout;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** x·m/(1 − p) where it draws, with one m for all places of a channel. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SpatialDropoutRule implements LayerRule<SpatialDropout> {
  @Override
  public Class<SpatialDropout> annotation() {
    return SpatialDropout.class;
  }

  @Override
  public Slot slot() {
    return Slot.NOISE;
  }

  @Override
  public Value lower(Use<SpatialDropout> use, Value x, LayerScope layer) {
    Shape channels = channels(use, x, layer);
    if (!layer.draws()) {
      return x;
    }
    Scalar keep = Scalar.ONE.minus(layer.setting(use));
    Value mask = layer.bernoulli(keep, channels).named("mask");
    return x.times(mask).times(Scalar.ONE.dividedBy(keep));
  }

  @Override
  public boolean draws(SpatialDropout annotation) {
    return true;
  }

  @Override
  public void check(Use<SpatialDropout> use, NetworkModel network, Rules rules, Report report) {
    DropRate.check(use, use.annotation().value(), network, rules, report);
  }

  /** One value for each channel of a sample. */
  private static Shape channels(Use<SpatialDropout> use, Value x, LayerScope layer) {
    Shape shape = x.shape();
    if (shape.rank() < 3) {
      throw layer
          .misfit(
              "RankMismatch",
              use,
              "@SpatialDropout drops whole channels of maps, but its input is " + shape.text())
          .fix("@Dropout(" + use.annotation().value() + ")");
    }
    List<Integer> dims = new ArrayList<>(Collections.nCopies(shape.rank(), 1));
    dims.set(0, Shape.BATCH);
    dims.set(shape.rank() - 1, shape.last());
    return new Shape(dims);
  }
}
