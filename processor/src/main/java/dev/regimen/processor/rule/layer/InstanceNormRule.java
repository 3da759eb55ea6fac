package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.InstanceNorm;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** Instance normalization: each channel of each sample over its places. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class InstanceNormRule implements LayerRule<InstanceNorm> {
  @Override
  public Class<InstanceNorm> annotation() {
    return InstanceNorm.class;
  }

  @Override
  public Slot slot() {
    return Slot.NORMALIZE;
  }

  @Override
  public boolean takesMaps(InstanceNorm annotation) {
    return true;
  }

  @Override
  public Value lower(Use<InstanceNorm> use, Value x, LayerScope layer) {
    Value normal = normal(use, x, layer);
    return use.annotation().affine() ? Affine.of(normal, layer) : normal;
  }

  /** Each channel of each sample at mean 0 and variance 1. */
  static Value normal(Use<?> use, Value x, LayerScope layer) {
    Geometry.maps(x, use, layer);
    if (x.shape().elements() == x.shape().last()) {
      throw layer
          .misfit(
              "OneValueToNormalize",
              use,
              use.text() + " over maps of 1x1 sees one value a channel: its variance is 0")
          .fix("@LayerNorm")
          .fix("@BatchNorm");
    }
    Value mean = x.mean(1, 2).named("mean");
    Value rstd = Affine.rstd(x.variance(1, 2).named("variance"), layer.setting(use, "epsilon"));
    return x.minus(mean).times(rstd).named("normal");
  }

  @Override
  public boolean centers(InstanceNorm annotation) {
    return true;
  }

  @Override
  public boolean normalizesShortcut(InstanceNorm annotation, Shape output) {
    return output.elements() > output.last();
  }
}
