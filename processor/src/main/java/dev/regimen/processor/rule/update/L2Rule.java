package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.L2;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Penalty;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.List;

/** ½λ‖w‖²: adds λw to the gradient. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class L2Rule implements UpdateRule<L2> {
  @Override
  public Class<L2> annotation() {
    return L2.class;
  }

  @Override
  public boolean appliesTo(L2 annotation, int rank) {
    return rank >= 2 || annotation.vectors();
  }

  @Override
  public Value couple(Use<L2> use, Value gradient, UpdateScope scope) {
    return gradient.plus(scope.weight().times(scope.setting(use)));
  }

  @Override
  public List<Penalty> penalties(L2 annotation) {
    return List.of(new Penalty(Penalty.Kind.SQUARES, true, "value", annotation.value()));
  }
}
