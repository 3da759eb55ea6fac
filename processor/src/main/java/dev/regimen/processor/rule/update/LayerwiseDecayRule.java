package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.LayerwiseDecay;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import java.util.Optional;

/** η·factorᵈ, d the depth from the top. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LayerwiseDecayRule implements UpdateRule<LayerwiseDecay> {
  @Override
  public Class<LayerwiseDecay> annotation() {
    return LayerwiseDecay.class;
  }

  @Override
  public Scalar learningRate(Use<LayerwiseDecay> use, Scalar rate, UpdateScope scope) {
    Scalar factor = scope.setting(use);
    return switch (scope.depth()) {
      case 0 -> rate;
      case 1 -> rate.times(factor);
      default -> rate.times(factor.pow(Scalar.constant(scope.depth())));
    };
  }

  @Override
  public void check(Use<LayerwiseDecay> use, NetworkModel network, Report report) {
    if (network.parts().size() == 1) {
      report
          .warning("NoEffect", use.site(), "@LayerwiseDecay on a network of one part")
          .why("the last part has the learning rate of the optimizer")
          .fix("delete @LayerwiseDecay");
    }
  }

  @Override
  public Optional<String> summary(LayerwiseDecay annotation) {
    return Optional.of("the learning rate is multiplied for each part below the last one");
  }
}
