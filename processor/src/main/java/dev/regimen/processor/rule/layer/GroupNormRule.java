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

  /**
   * Moments of channels over their places give those of groups: a group's variance is the mean of
   * its channels' variances and the variance of their means. So maps are gone over once.
   */
  private static Value maps(Value x, int groups, Scalar epsilon) {
    int[] places = IntStream.range(1, x.shape().rank() - 1).toArray();
    Value means = x.mean(places).named("channelMean");
    Value variances = x.variance(places).named("channelVariance");
    Shape apart = Shape.batch(groups, x.shape().last() / groups);
    Value ofMeans = means.reshape(apart);
    Value mean = ofMeans.mean(-1).named("mean");
    Value within = variances.reshape(apart).mean(-1);
    Value rstd = Affine.rstd(within.plus(ofMeans.variance(-1)).named("variance"), epsilon);
    Value ofGroup = ofChannels(mean, apart, means).named("groupMean");
    return x.minus(ofGroup).times(ofChannels(rstd, apart, means).named("groupRstd"));
  }

  /** What a group has for each of its channels: [B, 1, …, C]. */
  private static Value ofChannels(Value ofGroups, Shape apart, Value like) {
    return like.graph().expand(ofGroups, apart).reshape(like.shape());
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
