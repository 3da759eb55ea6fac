package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Data;
import dev.regimen.annotation.Lookahead;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.UpdateScope;
import dev.regimen.processor.rule.UpdateSlot;

/**
 * φ ← φ + α(w − φ) and w ← φ behind every k-th update. Whether an update is one is a number, 1 or
 * 0, so that loops have no branch.
 */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LookaheadRule implements UpdateRule<Lookahead> {
  @Override
  public Class<Lookahead> annotation() {
    return Lookahead.class;
  }

  /** Behind all else that moves the stepped weight. */
  @Override
  public int priority(UpdateSlot slot) {
    return Integer.MAX_VALUE;
  }

  /** What the slow weights are met with lies k updates back, in whatever rows. */
  @Override
  public boolean reachesEveryRow(Lookahead annotation) {
    return true;
  }

  @Override
  public Value project(Use<Lookahead> use, Value weight, UpdateScope scope) {
    Scalar first = Scalar.ONE.minus(scope.step().minus(1).min(Scalar.ONE));
    Scalar apart = isNoMultiple(scope.step(), scope.setting(use, "k"));
    Scalar meets = Scalar.ONE.minus(apart);
    Value kept = scope.slot("slow");
    // A slot begins at 0: in the first update it is the weight before.
    Value before = kept.plus(scope.weight().minus(kept).times(first));
    Value met = before.plus(weight.minus(before).times(scope.setting(use, "alpha")));
    scope.becomes(kept, met.times(meets).plus(before.times(apart)).named("slow"));
    return met.times(meets).plus(weight.times(apart));
  }

  /** 0 where k divides t, else 1; half a step keeps rounding away from the next whole number. */
  private static Scalar isNoMultiple(Scalar t, Scalar k) {
    Scalar periods = t.plus(0.5).dividedBy(k).apply(UnaryFunction.FLOOR);
    return t.minus(k.times(periods)).min(Scalar.ONE);
  }

  @Override
  public void check(Use<Lookahead> use, NetworkModel network, Rules rules, Report report) {
    network
        .use(Data.class)
        .map(data -> RunSize.of(network, rules).updates(data.annotation().train()))
        .filter(updates -> updates < use.annotation().k())
        .ifPresent(
            updates ->
                report
                    .warning(
                        "NoEffect",
                        use.site().member("k"),
                        "k = "
                            + use.annotation().k()
                            + " is never reached in the "
                            + Math.round(updates)
                            + " updates of the run")
                    .why("the slow weights stay what the run begins with, and nobody sees them")
                    .fix(use.fix("k", (int) Math.max(1, updates / 10))));
  }
}
