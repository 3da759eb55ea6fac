package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.WeightDecay;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Penalty;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Settings;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.List;
import java.util.Map;

/** Adds λw to the direction, behind the optimizer, so that w ← w − η(direction + λw). */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class WeightDecayRule implements UpdateRule<WeightDecay> {
  @Override
  public Class<WeightDecay> annotation() {
    return WeightDecay.class;
  }

  @Override
  public boolean appliesTo(WeightDecay annotation, int rank) {
    return rank >= 2 || annotation.vectors();
  }

  @Override
  public Value decay(Use<WeightDecay> use, Value direction, UpdateScope scope) {
    return direction.plus(scope.weight().times(scope.setting(use)));
  }

  @Override
  public List<Penalty> penalties(WeightDecay annotation) {
    Penalty begin = new Penalty(Penalty.Kind.SQUARES, false, "value", annotation.value());
    return annotation.cosine() && annotation.end() > 0
        ? List.of(begin, new Penalty(Penalty.Kind.SQUARES, false, "end", annotation.end()))
        : List.of(begin);
  }

  @Override
  public Map<String, Curve> scheduled(
      Use<WeightDecay> use, NetworkModel network, Rules rules, Settings settings) {
    if (!use.annotation().cosine()) {
      return Map.of();
    }
    Scalar end = settings.setting(use, "end");
    Scalar time = Scalar.of(Scalar.Clock.EPOCH).dividedBy(Scalar.of(Scalar.Clock.EPOCHS));
    Scalar left = time.times(Math.PI).apply(UnaryFunction.COS).plus(1).times(0.5);
    Scalar strength = settings.setting(use).minus(end).times(left).plus(end);
    return Map.of(SettingName.of(use, "value"), Curve.of(strength));
  }

  @Override
  public void check(Use<WeightDecay> use, NetworkModel network, Report report) {
    if (!use.annotation().cosine() && use.annotation().end() > 0) {
      report
          .warning("NoEffect", use.site().member("end"), "end without cosine is never come to")
          .why("the strength stays " + use.annotation().value())
          .fix(use.fix("cosine", true));
    }
  }
}
