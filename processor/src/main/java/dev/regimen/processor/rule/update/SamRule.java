package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Sam;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.Optional;

/** ρ·g/‖g‖, over all trained parameters. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SamRule implements UpdateRule<Sam> {
  /** Below the norm of any gradient that is not 0: it only keeps 0 out of the quotient. */
  private static final double LEAST = 1e-30;

  @Override
  public Class<Sam> annotation() {
    return Sam.class;
  }

  /** Takes the whole ascent back, in every row. */
  @Override
  public boolean reachesEveryRow(Sam annotation) {
    return true;
  }

  @Override
  public Value ascend(Use<Sam> use, Value gradient, UpdateScope scope) {
    Value norm = scope.total("gradientSquares", Value::square).sqrt().named("norm");
    Value radius = gradient.graph().scalar(scope.setting(use));
    return gradient.times(radius.dividedBy(norm.max(LEAST)).named("ascent"));
  }

  @Override
  public Optional<String> summary(Sam annotation) {
    return Optional.of(
        "each batch's gradient is taken again at this distance uphill, two passes a step");
  }
}
