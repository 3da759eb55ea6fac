package dev.regimen.processor.lower;

import dev.regimen.processor.ir.RateCurve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.BaseRate;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.ScheduleRule;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The learning rate over the run: a prefix, if there is one, and the decay after it. */
public final class ScheduleLowering {
  private static final Scalar EPOCH = Scalar.of(Scalar.Clock.EPOCH);
  private static final Scalar EPOCHS = Scalar.of(Scalar.Clock.EPOCHS);

  private ScheduleLowering() {}

  public static RateCurve curve(NetworkModel model, Rules rules, DeclaredSettings settings) {
    Scalar base = base(model, rules, settings);
    List<Rules.Bound<ScheduleRule<Annotation>>> schedules = rules.in(Role.SCHEDULE, model.regime());
    Optional<Rules.Bound<ScheduleRule<Annotation>>> prefix =
        schedules.stream().filter(bound -> bound.rule().prefix()).findFirst();
    Optional<Rules.Bound<ScheduleRule<Annotation>>> decay =
        schedules.stream().filter(bound -> !bound.rule().prefix()).findFirst();
    if (prefix.isEmpty()) {
      return decay.map(d -> curve(d, base, EPOCH, EPOCHS, settings)).orElse(RateCurve.of(base));
    }
    Scalar length = prefix.get().rule().epochs(prefix.get().use(), settings);
    RateCurve rising = curve(prefix.get(), base, EPOCH, length, settings);
    RateCurve after =
        decay
            .map(d -> curve(d, base, EPOCH.minus(length), EPOCHS.minus(length), settings))
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

  private static Scalar base(NetworkModel model, Rules rules, DeclaredSettings settings) {
    return BaseRate.optimizer(model, rules)
        .map(bound -> (Scalar) settings.setting(bound.use(), bound.rule().rateMember()))
        .orElseThrow(() -> new IllegalStateException("a regime has an optimizer"));
  }

  private static RateCurve curve(
      Rules.Bound<ScheduleRule<Annotation>> bound,
      Scalar base,
      Scalar epoch,
      Scalar epochs,
      DeclaredSettings settings) {
    return bound.rule().curve(bound.use(), base, epoch, epochs, settings);
  }
}
