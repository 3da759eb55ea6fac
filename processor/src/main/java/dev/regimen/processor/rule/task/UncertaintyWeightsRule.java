package dev.regimen.processor.rule.task;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.UncertaintyWeights;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.TaskWeightRule;
import java.util.List;
import java.util.Optional;

/** Σ w·(c·e^(−s)·L + s/2), of a task only where a sample of the batch has its target. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class UncertaintyWeightsRule implements TaskWeightRule<UncertaintyWeights> {
  @Override
  public Class<UncertaintyWeights> annotation() {
    return UncertaintyWeights.class;
  }

  @Override
  public Value loss(Use<UncertaintyWeights> use, List<TaskLoss> losses, Scope scope) {
    return losses.stream()
        .map(loss -> term(use, loss, scope))
        .reduce(Value::plus)
        .orElseThrow()
        .named("weighed");
  }

  private static Value term(Use<UncertaintyWeights> use, TaskLoss loss, Scope scope) {
    Value s =
        scope.parameter(
            loss.task(), "logVariance", Initial.constant(0), scope.setting(use, "rate"));
    Value certainty = s.negate().exp().named("certainty");
    Value density = loss.mean().times(certainty).times(loss.likelihood());
    Value half = s.times(0.5);
    Value bound =
        loss.samples().map(count -> half.times(count.apply(UnaryFunction.STEP))).orElse(half);
    // The weight is of both: with s/2 unweighed, s would undo it, and fall for ever where it is 0.
    return density.plus(bound).times(loss.weight());
  }

  @Override
  public void check(Use<UncertaintyWeights> use, NetworkModel network, Report report) {
    if (network.tasks().size() == 1) {
      report
          .error(
              "Misplaced",
              use.site(),
              "@UncertaintyWeights weighs several tasks, but this network has one")
          .fix("delete @UncertaintyWeights")
          .fix("or a second field with @Head");
    }
  }

  @Override
  public Optional<String> summary(UncertaintyWeights annotation) {
    return Optional.of("weighs tasks by exp(-s), with a trained s for each that nothing decays");
  }
}
