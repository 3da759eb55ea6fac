package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Lamb;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Band;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.Optional;

/** The direction of Adam, rescaled to the norm of the weight. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LambRule implements UpdateRule<Lamb> {
  @Override
  public Class<Lamb> annotation() {
    return Lamb.class;
  }

  /** A norm is over all rows. */
  @Override
  public boolean reachesEveryRow(Lamb annotation) {
    return true;
  }

  @Override
  public boolean optimizer() {
    return true;
  }

  @Override
  public boolean clips() {
    return true;
  }

  @Override
  public Value clip(Use<Lamb> use, Value gradient, UpdateScope scope) {
    Value squares = scope.total("gradientSquares", Value::square);
    return gradient.times(
        NormBound.factor(squares, scope.setting(use, "clip")).named("clipFactor"));
  }

  @Override
  public Value precondition(Use<Lamb> use, Value gradient, UpdateScope scope) {
    return AdaptiveMoments.direction(use, gradient, scope);
  }

  @Override
  public Value scale(Use<Lamb> use, Value direction, UpdateScope scope) {
    return scope.weight().shape().rank() < 2
        ? direction
        : direction.times(TrustRatio.of(scope.weight(), direction.named("direction"), Scalar.ONE));
  }

  @Override
  public Optional<String> momentumMember(Lamb annotation) {
    return Optional.of("beta1");
  }

  @Override
  public Band usualRates() {
    return new Band(1e-5, 0.1);
  }

  @Override
  public boolean adaptive(Lamb annotation) {
    return true;
  }

  @Override
  public Optional<String> summary(Lamb annotation) {
    return Optional.of(
        "the gradient's norm is bounded to clip, and each weight tensor, but no bias or norm, steps in"
            + " proportion to its own norm");
  }
}
