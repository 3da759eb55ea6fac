package dev.regimen.processor.lower;

import dev.regimen.processor.ir.RateCurve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.UpdateRule;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The learning rate over the run: a prefix, if there is one, and the decay after it. */
public final class ScheduleLowering {
  private static final Scalar EPOCH = Scalar.of(Scalar.Clock.EPOCH);
  private static final Scalar EPOCHS = Scalar.of(Scalar.Clock.EPOCHS);

  private ScheduleLowering() {}

  public static RateCurve curve(NetworkModel model, Rules rules, Knobs knobs) {
    Scalar base = base(model, rules, knobs);
    List<Rules.Bound<ScheduleRule<?>>> schedules = schedules(model, rules);
    Optional<Rules.Bound<ScheduleRule<?>>> prefix =
        schedules.stream().filter(bound -> bound.rule().prefix()).findFirst();
    Optional<Rules.Bound<ScheduleRule<?>>> decay =
        schedules.stream().filter(bound -> !bound.rule().prefix()).findFirst();
    if (prefix.isEmpty()) {
      return decay.map(d -> curve(d, base, EPOCH, EPOCHS, knobs)).orElse(RateCurve.of(base));
    }
    Scalar length = length(prefix.get(), knobs);
    RateCurve rising = curve(prefix.get(), base, EPOCH, length, knobs);
    RateCurve after =
        decay
            .map(d -> curve(d, base, EPOCH.minus(length), EPOCHS.minus(length), knobs))
            .orElse(RateCurve.of(base));
    return shifted(after, length).after(new RateCurve.Piece(length, rising.rest()));
  }

  private static RateCurve shifted(RateCurve curve, Scalar by) {
    List<RateCurve.Piece> pieces = new ArrayList<>();
    for (RateCurve.Piece piece : curve.pieces()) {
      pieces.add(new RateCurve.Piece(piece.until().plus(by), piece.rate()));
    }
    return new RateCurve(pieces, curve.rest());
  }

  /** Whether the regime says what its base rate is. */
  public static boolean hasOptimizer(NetworkModel model, Rules rules) {
    return optimizer(model, rules).isPresent();
  }

  private static Scalar base(NetworkModel model, Rules rules, Knobs knobs) {
    return optimizer(model, rules)
        .map(bound -> (Scalar) knobs.setting(bound.use(), "learningRate"))
        .orElseThrow(() -> new IllegalStateException("a regime has an optimizer"));
  }

  @SuppressWarnings("unchecked") // a class literal has no wildcard
  private static Optional<Rules.Bound<UpdateRule<?>>> optimizer(NetworkModel model, Rules rules) {
    Class<UpdateRule<?>> role = (Class<UpdateRule<?>>) (Class<?>) UpdateRule.class;
    return rules.in(role, model.regime()).stream()
        .filter(bound -> bound.rule().optimizer())
        .findFirst();
  }

  @SuppressWarnings("unchecked") // a class literal has no wildcard
  private static List<Rules.Bound<ScheduleRule<?>>> schedules(NetworkModel model, Rules rules) {
    return rules.in((Class<ScheduleRule<?>>) (Class<?>) ScheduleRule.class, model.regime());
  }

  private static <A extends Annotation> RateCurve curve(
      Rules.Bound<ScheduleRule<?>> bound, Scalar base, Scalar epoch, Scalar epochs, Knobs knobs) {
    ScheduleRule<A> rule = rule(bound);
    return rule.curve(use(bound, rule), base, epoch, epochs, knobs);
  }

  private static <A extends Annotation> Scalar length(
      Rules.Bound<ScheduleRule<?>> bound, Knobs knobs) {
    ScheduleRule<A> rule = rule(bound);
    return rule.epochs(use(bound, rule), knobs);
  }

  @SuppressWarnings("unchecked") // Rules binds a use to the rule of its annotation
  private static <A extends Annotation> ScheduleRule<A> rule(Rules.Bound<ScheduleRule<?>> bound) {
    return (ScheduleRule<A>) bound.rule();
  }

  private static <A extends Annotation> Use<A> use(Rules.Bound<?> bound, ScheduleRule<A> rule) {
    return bound.use().as(rule.annotation());
  }
}
