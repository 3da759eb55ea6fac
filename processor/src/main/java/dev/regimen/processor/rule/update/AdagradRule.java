package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Adagrad;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Band;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;

/** The gradient over the root of the sum of all its squares. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class AdagradRule implements UpdateRule<Adagrad> {
  @Override
  public Class<Adagrad> annotation() {
    return Adagrad.class;
  }

  @Override
  public boolean optimizer() {
    return true;
  }

  @Override
  public Value precondition(Use<Adagrad> use, Value gradient, UpdateScope scope) {
    Value sum = scope.slot("sumOfSquares");
    Value next = sum.plus(gradient.square()).named("sumOfSquares");
    scope.becomes(sum, next);
    Value root = next.plus(scope.setting(use, "initial")).sqrt();
    return gradient.dividedBy(root.plus(scope.setting(use, "epsilon")));
  }

  @Override
  public Band usualRates() {
    return new Band(1e-4, 1);
  }

  @Override
  public boolean adaptive(Adagrad annotation) {
    return true;
  }
}
