package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.WeightDecay;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Penalty;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.List;

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
    return List.of(new Penalty(Penalty.Kind.SQUARES, false, "value", annotation.value()));
  }
}
