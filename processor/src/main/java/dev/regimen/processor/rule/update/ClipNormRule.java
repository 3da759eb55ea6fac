package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ClipNorm;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.Optional;

/** g · min(1, c/‖g‖), over all parameters or over each. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ClipNormRule implements UpdateRule<ClipNorm> {
  @Override
  public Class<ClipNorm> annotation() {
    return ClipNorm.class;
  }

  @Override
  public boolean clips() {
    return true;
  }

  @Override
  public Value clip(Use<ClipNorm> use, Value gradient, UpdateScope scope) {
    Value squares =
        use.annotation().perTensor()
            ? UpdateScope.sum(gradient.square()).named("gradientSquares")
            : scope.total("gradientSquares", Value::square);
    return gradient.times(NormBound.factor(squares, scope.setting(use)).named("clipFactor"));
  }

  @Override
  public Optional<String> summary(ClipNorm annotation) {
    return Optional.of(
        annotation.perTensor()
            ? "bounds the norm of each tensor's gradient"
            : "bounds the norm of all gradients together");
  }
}
