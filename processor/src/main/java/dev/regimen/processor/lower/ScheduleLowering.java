package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Curves;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ActingRules;
import dev.regimen.processor.rule.BaseRate;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.ScheduleRule;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What schedules drive: the learning rate, and other numbers that rules let go over the run. */
public final class ScheduleLowering {
  private static final Scalar EPOCH = Scalar.of(Scalar.Clock.EPOCH);
  private static final Scalar EPOCHS = Scalar.of(Scalar.Clock.EPOCHS);

  private ScheduleLowering() {}

  /** The curves; from here on the settings know which numbers they drive. */
  public static Curves curves(NetworkModel model, Rules rules, DeclaredSettings settings) {
    Map<String, Curve> numbers = new LinkedHashMap<>();
    Set<Use<?>> uses = new LinkedHashSet<>(model.regime());
    model.layers().forEach(layer -> uses.addAll(ActingRules.uses(layer.name(), model)));
    for (Use<?> use : uses) {
      rules
          .of(use.annotation().annotationType())
          .ifPresent(rule -> scheduled(rule, use, model, rules, settings, numbers));
    }
    Curve rate = curve(model, rules, settings);
    settings.schedule(numbers.keySet());
    return new Curves(rate, numbers);
  }

  private static <A extends Annotation> void scheduled(
      Rule<A> rule,
      Use<?> use,
      NetworkModel model,
      Rules rules,
      DeclaredSettings settings,
      Map<String, Curve> into) {
    rule.scheduled(use.as(rule.annotation()), model, rules, settings).forEach(into::putIfAbsent);
  }

  /** The learning rate: a prefix, if there is one, and the decay after it. */
  public static Curve curve(NetworkModel model, Rules rules, DeclaredSettings settings) {
    Scalar base = base(model, rules, settings);
    List<Rules.Bound<ScheduleRule<Annotation>>> schedules = rules.in(Role.SCHEDULE, model.regime());
    Optional<Rules.Bound<ScheduleRule<Annotation>>> prefix =
        schedules.stream().filter(bound -> bound.rule().prefix()).findFirst();
    Optional<Rules.Bound<ScheduleRule<Annotation>>> decay =
        schedules.stream().filter(bound -> !bound.rule().prefix()).findFirst();
    if (prefix.isEmpty()) {
      return decay.map(d -> curve(d, base, EPOCH, EPOCHS, settings)).orElse(Curve.of(base));
    }
    Scalar length = prefix.get().rule().epochs(prefix.get().use(), settings);
    Curve rising = curve(prefix.get(), base, EPOCH, length, settings);
    Curve after =
        decay
            .map(d -> curve(d, base, EPOCH.minus(length), EPOCHS.minus(length), settings))
            .orElse(Curve.of(base));
    return shifted(after, length).after(new Curve.Piece(length, rising.rest()));
  }

  private static Curve shifted(Curve curve, Scalar by) {
    List<Curve.Piece> pieces = new ArrayList<>();
    for (Curve.Piece piece : curve.pieces()) {
      pieces.add(new Curve.Piece(piece.until().plus(by), piece.value()));
    }
    return new Curve(pieces, curve.rest());
  }

  private static Scalar base(NetworkModel model, Rules rules, DeclaredSettings settings) {
    return BaseRate.optimizer(model, rules)
        .map(bound -> settings.setting(bound.use(), bound.rule().rateMember()))
        .orElseThrow(() -> new IllegalStateException("a regime has an optimizer"));
  }

  private static Curve curve(
      Rules.Bound<ScheduleRule<Annotation>> bound,
      Scalar base,
      Scalar epoch,
      Scalar epochs,
      DeclaredSettings settings) {
    return bound.rule().curve(bound.use(), base, epoch, epochs, settings);
  }
}
