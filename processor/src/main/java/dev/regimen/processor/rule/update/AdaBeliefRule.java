package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.AdaBelief;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Band;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.Optional;

/** Adam's mean over the root of the mean square distance from it. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class AdaBeliefRule implements UpdateRule<AdaBelief> {
  @Override
  public Class<AdaBelief> annotation() {
    return AdaBelief.class;
  }

  @Override
  public boolean optimizer() {
    return true;
  }

  @Override
  public Value precondition(Use<AdaBelief> use, Value gradient, UpdateScope scope) {
    Scalar beta1 = scope.setting(use, "beta1");
    Scalar beta2 = scope.setting(use, "beta2");
    Scalar epsilon = scope.setting(use, "epsilon");
    Value mean = AdaptiveMoments.mean(beta1, gradient, scope);
    Value distance = scope.slot("meanSquareDistance");
    Value next =
        distance
            .times(beta2)
            .plus(gradient.minus(mean).square().times(Scalar.ONE.minus(beta2)))
            .plus(epsilon)
            .named("meanSquareDistance");
    scope.becomes(distance, next);
    Value root = next.times(AdaptiveMoments.correction(beta2, scope.step())).sqrt();
    return mean.times(AdaptiveMoments.correction(beta1, scope.step()))
        .dividedBy(root.plus(epsilon));
  }

  @Override
  public Optional<String> momentumMember(AdaBelief annotation) {
    return Optional.of("beta1");
  }

  @Override
  public Band usualRates() {
    return AdaptiveMoments.USUAL_RATES;
  }

  @Override
  public boolean adaptive(AdaBelief annotation) {
    return true;
  }
}
