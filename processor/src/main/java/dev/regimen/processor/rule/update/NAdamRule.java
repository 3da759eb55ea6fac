package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.NAdam;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Band;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.Optional;

/** Adam's direction with the mean that the next step would have. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class NAdamRule implements UpdateRule<NAdam> {
  @Override
  public Class<NAdam> annotation() {
    return NAdam.class;
  }

  @Override
  public boolean optimizer() {
    return true;
  }

  @Override
  public Value precondition(Use<NAdam> use, Value gradient, UpdateScope scope) {
    Scalar beta1 = scope.setting(use, "beta1");
    Value mean = AdaptiveMoments.mean(beta1, gradient, scope);
    Value ahead =
        mean.times(beta1.times(AdaptiveMoments.correction(beta1, scope.step().plus(Scalar.ONE))))
            .plus(
                gradient.times(
                    Scalar.ONE
                        .minus(beta1)
                        .times(AdaptiveMoments.correction(beta1, scope.step()))));
    return ahead.dividedBy(AdaptiveMoments.root(use, gradient.square(), scope));
  }

  @Override
  public Optional<String> momentumMember(NAdam annotation) {
    return Optional.of("beta1");
  }

  @Override
  public Band usualRates() {
    return AdaptiveMoments.USUAL_RATES;
  }

  @Override
  public boolean adaptive(NAdam annotation) {
    return true;
  }
}
