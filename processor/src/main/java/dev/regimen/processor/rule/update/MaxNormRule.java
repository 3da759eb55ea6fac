package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.MaxNorm;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import dev.regimen.processor.rule.UpdateSlot;
import java.util.Optional;
import java.util.OptionalDouble;

/** w · min(1, c/‖w‖) of each unit's incoming weights, behind the step. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class MaxNormRule implements UpdateRule<MaxNorm> {
  @Override
  public Class<MaxNorm> annotation() {
    return MaxNorm.class;
  }

  @Override
  public boolean appliesTo(MaxNorm annotation, int rank) {
    return rank >= 2;
  }

  /** Last, so that the bound holds whatever else moves the stepped weight. */
  @Override
  public int priority(UpdateSlot slot) {
    return 1;
  }

  @Override
  public Value project(Use<MaxNorm> use, Value weight, UpdateScope scope) {
    Value squares = UpdateScope.sumByUnit(weight.square()).named("unitSquares");
    return weight.times(NormBound.factor(squares, scope.setting(use)).named("unitFactor"));
  }

  @Override
  public OptionalDouble largestNorm(MaxNorm annotation) {
    return OptionalDouble.of(annotation.value());
  }

  @Override
  public Optional<String> summary(MaxNorm annotation) {
    return Optional.of("each unit's incoming weights are bounded in norm behind every update");
  }
}
