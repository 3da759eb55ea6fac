package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.GroupNorm;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import java.util.stream.IntStream;

/** Group normalization: each sample over the channels of a group and all places. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class GroupNormRule implements LayerRule<GroupNorm> {
  @Override
  public Class<GroupNorm> annotation() {
    return GroupNorm.class;
  }

  @Override
  public Slot slot() {
    return Slot.NORMALIZE;
  }

  @Override
  public Value lower(Use<GroupNorm> use, Value x, LayerScope layer) {
    Padding.refuse(use, x, layer);
    int groups = groups(use, x, layer);
    Scalar epsilon = layer.setting(use, "epsilon");
    Value normal = x.shape().rank() == 2 ? vectors(x, groups, epsilon) : maps(x, groups, epsilon);
    return Affine.of(normal.named("normal"), layer);
  }

  /** Groups of a vector lie side by side: rows of their own. */
  private static Value vectors(Value x, int groups, Scalar epsilon) {
    Value rows = x.reshape(Shape.batch(groups, x.shape().last() / groups));
    Value mean = rows.mean(-1).named("mean");
    Value rstd = Affine.rstd(rows.variance(-1).named("variance"), epsilon);
    return rows.minus(mean).times(rstd).reshape(x.shape());
  }

  /** Channels are averaged over their places, then groups over their channels. */
  private static Value maps(Value x, int groups, Scalar epsilon) {
    Value centered = x.minus(mean(x, groups, "mean"));
    Value variance = mean(centered.square(), groups, "variance");
    return centered.times(Affine.rstd(variance, epsilon));
  }

  /** The mean of each group, for each of its channels: [B, 1, …, C]. */
  private static Value mean(Value x, int groups, String name) {
    int[] places = IntStream.range(1, x.shape().rank() - 1).toArray();
    Value ofChannels = x.mean(places);
    Shape apart = Shape.batch(groups, x.shape().last() / groups);
    Value mean = ofChannels.reshape(apart).mean(-1).named(name);
    return x.graph().expand(mean, apart).reshape(ofChannels.shape());
  }

  private static int groups(Use<GroupNorm> use, Value x, LayerScope layer) {
    int channels = x.shape().last();
    int groups = use.annotation().groups();
    Divisors.check(use, "groups", groups, layer, channels);
    if (x.shape().elements() == groups) {
      throw layer
          .misfit(
              "OneValueToNormalize",
              use,
              groups + " groups of " + use.text() + " hold one value each: its variance is 0")
          .at("groups")
          .fix("fewer groups, of " + Divisors.text(channels));
    }
    return groups;
  }

  @Override
  public boolean normalizesShortcut(GroupNorm annotation, Shape output) {
    return output.last() % annotation.groups() == 0 && output.elements() > annotation.groups();
  }
}
