package dev.regimen.processor.rule.weight;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.WeightStandardization;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Rescale;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.Transform;
import dev.regimen.processor.rule.WeightRule;
import java.util.List;
import java.util.stream.IntStream;

/** Every filter at mean 0 and variance 1. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class WeightStandardizationRule implements WeightRule<WeightStandardization> {
  private static final int USUAL_GROUPS = 32;

  @Override
  public Class<WeightStandardization> annotation() {
    return WeightStandardization.class;
  }

  @Override
  public Value weight(Use<WeightStandardization> use, Value trained, LayerScope layer) {
    if (trained.shape().elements() == trained.shape().dim(0)) {
      throw layer
          .misfit(
              "OneValueToNormalize",
              use,
              use.text() + " of filters of one number each: their variance is 0")
          .fix("delete " + use.text());
    }
    Rescale standard = new Rescale(Rescale.Kind.STANDARD, use.annotation().epsilon());
    return trained.graph().add(standard, List.of(trained)).named("standardWeight");
  }

  @Override
  public void check(
      Use<WeightStandardization> use, NetworkModel network, Rules rules, Report report) {
    boolean alone =
        Position.of(use, network)
            .filter(
                position ->
                    !isNormed(position.layer(), rules)
                        && position
                            .next()
                            .filter(next -> isNormed(next, rules) && !Transform.isOn(next, rules))
                            .isEmpty())
            .isPresent();
    if (alone) {
      report
          .warning(
              "WeightStandardizationAlone",
              use.site(),
              use.text() + " without @GroupNorm or @BatchNorm behind it")
          .why("standardized weights make outputs grow with the fan-in; a norm takes that back")
          .fix("@GroupNorm(groups = " + groups(use, network, rules) + ") beside it");
    }
  }

  /** At most the usual 32, and a divisor of the filters. */
  private static int groups(Use<WeightStandardization> use, NetworkModel network, Rules rules) {
    int filters =
        Position.of(use, network)
            .map(at -> Transform.units(at.layer(), rules))
            .orElse(USUAL_GROUPS);
    return IntStream.rangeClosed(1, USUAL_GROUPS)
        .filter(groups -> filters % groups == 0)
        .max()
        .orElse(1);
  }

  private static boolean isNormed(LayerModel layer, Rules rules) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .anyMatch(bound -> bound.rule().slot() == Slot.NORMALIZE);
  }
}
