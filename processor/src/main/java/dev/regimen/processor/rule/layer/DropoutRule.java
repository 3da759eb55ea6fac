package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Dropout;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.Transform;
import java.lang.annotation.Annotation;
import java.util.Optional;

/** x·m/(1 − p) where it draws, m = 1 with probability 1 − p; else the identity. */
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
    if (!layer.draws()) {
      return x;
    }
    Scalar keep = Scalar.ONE.minus(layer.setting(use));
    Value mask = layer.bernoulli(keep, x.shape()).named("mask");
    return x.times(mask).times(Scalar.ONE.dividedBy(keep));
  }

  @Override
  public boolean draws(Dropout annotation) {
    return true;
  }

  @Override
  public void check(Use<Dropout> use, NetworkModel network, Rules rules, Report report) {
    DropRate.check(use, use.annotation().value(), network, rules, report);
    if (use.annotation().value() > 0) {
      Position.of(use, network)
          .flatMap(Position::next)
          .flatMap(next -> averaging(next, rules))
          .ifPresent(mean -> averaged(use, mean, report));
    }
  }

  /** What on a field, before any weights, makes one number of a whole map. */
  private static Optional<Use<Annotation>> averaging(LayerModel layer, Rules rules) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .filter(bound -> bound.rule().averages(bound.annotation()))
        .filter(bound -> !Transform.isOn(layer, rules))
        .findFirst()
        .map(Rules.Bound::use);
  }

  private static void averaged(Use<Dropout> use, Use<?> mean, Report report) {
    report
        .warning(
            "DropoutAveraged",
            use.site(),
            "what " + use.text() + " drops of a map, " + mean.text() + " averages away")
        .why("of H x W places dropped alone, the mean keeps 1/(H W) of the variance")
        .fix("move " + use.source() + " behind " + mean.text())
        .fix("or " + use.as("SpatialDropout", "value") + ", which drops whole maps");
  }
}
