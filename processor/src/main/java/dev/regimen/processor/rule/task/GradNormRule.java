package dev.regimen.processor.rule.task;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.GradNorm;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.TaskWeightRule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Σ w·v·L, where v goes down |‖∇ v·L‖ − mean of these·r^α|. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class GradNormRule implements TaskWeightRule<GradNorm> {
  /** A loss that was 0 from the first has no pace, and r no logarithm. */
  private static final double LEAST = 1e-30;

  /**
   * A task in a batch, numbers of shape [1, 1].
   *
   * @param balance v
   * @param counts 1, or 0 where the task has no weight or no target
   * @param norm of the gradient of its loss
   * @param pull the same of v times its loss, 0 where it does not count
   * @param left the share of its first loss that is left, 0 where it does not count
   */
  private record Pull(
      TaskLoss loss, Value balance, Value counts, Value norm, Value pull, Value left) {}

  @Override
  public Class<GradNorm> annotation() {
    return GradNorm.class;
  }

  @Override
  public boolean balances() {
    return true;
  }

  @Override
  public Value loss(Use<GradNorm> use, List<TaskLoss> losses, Scope scope) {
    List<Pull> pulls = losses.stream().map(loss -> pull(use, loss, scope)).toList();
    Value counted = sum(pulls, Pull::counts).max(1).named("tasks");
    Value pull = sum(pulls, Pull::pull).dividedBy(counted).named("meanPull");
    Value left = sum(pulls, Pull::left).dividedBy(counted).max(LEAST).named("meanLeft");
    return pulls.stream()
        .map(of -> term(of, pull, left, scope.setting(use, "alpha")))
        .reduce(Value::plus)
        .orElseThrow()
        .named("weighed");
  }

  private static Pull pull(Use<GradNorm> use, TaskLoss loss, Scope scope) {
    Initial one = Initial.constant(1);
    Value balance = scope.parameter(loss.task(), "balance", one, scope.setting(use, "rate"));
    Value norm = scope.gradientNorm(loss).named("gradientNorm");
    Scalar weighs = loss.weight().apply(UnaryFunction.STEP);
    Value counts =
        loss.samples()
            .map(samples -> samples.map(Scalar.arg(0).apply(UnaryFunction.STEP).times(weighs)))
            .orElseGet(() -> norm.graph().scalar(weighs).reshape(Shape.of(1, 1)))
            .named("counts");
    Value pull = balance.detach().times(norm).times(counts).named("pull");
    Value left = loss.mean().detach().dividedBy(scope.first(loss).max(LEAST)).times(counts);
    return new Pull(loss, balance, counts, norm, pull, left.named("left"));
  }

  private static Value sum(List<Pull> pulls, Function<Pull, Value> of) {
    return pulls.stream().map(of).reduce(Value::plus).orElseThrow();
  }

  /** v·L for the trunk, and for v, of which it is a factor of 0, the gradient that it goes down. */
  private static Value term(Pull of, Value meanPull, Value meanLeft, Scalar alpha) {
    Value behind = of.left().dividedBy(meanLeft).max(LEAST);
    Value wanted = behind.map(alpha.times(Scalar.arg(0).apply(UnaryFunction.LOG))).exp();
    Value excess = of.pull().minus(meanPull.times(wanted)).named("excess");
    Value slope = excess.apply(UnaryFunction.SIGN).times(of.norm()).times(of.counts()).detach();
    Value constant = of.balance().detach();
    Value weighed = of.loss().mean().times(constant).times(of.loss().weight());
    return weighed.plus(of.balance().minus(constant).times(slope.named("slope")));
  }

  @Override
  public void check(Use<GradNorm> use, NetworkModel network, Report report) {
    if (network.tasks().size() == 1) {
      report
          .error(
              "Misplaced", use.site(), "@GradNorm weighs several tasks, but this network has one")
          .fix("delete @GradNorm")
          .fix("or a second field with @Head");
    }
  }

  @Override
  public Optional<String> summary(GradNorm annotation) {
    return Optional.of(
        "weighs tasks so that their gradients in the last shared layer keep one pace");
  }
}
