package dev.regimen.processor.rule.schedule;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.OneCycle;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.BaseRate;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.Settings;
import dev.regimen.processor.rule.UpdateRule;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Up to η and down again; the momentum down and up. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class OneCycleRule implements ScheduleRule<OneCycle> {
  @Override
  public Class<OneCycle> annotation() {
    return OneCycle.class;
  }

  @Override
  public boolean rises() {
    return true;
  }

  @Override
  public Curve curve(
      Use<OneCycle> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings) {
    Scalar first = base.dividedBy(settings.setting(use, "divFactor"));
    Scalar last = first.dividedBy(settings.setting(use, "finalDivFactor"));
    Phases phases = new Phases(use, epoch, epochs, settings);
    return use.annotation().threePhase()
        ? phases.curve(List.of(first, base, first, last))
        : phases.curve(List.of(first, base, last));
  }

  @Override
  public Map<String, Curve> scheduled(
      Use<OneCycle> use, NetworkModel network, Rules rules, Settings settings) {
    Optional<Rules.Bound<UpdateRule<Annotation>>> cycled = cycled(use, network, rules);
    if (cycled.isEmpty()) {
      return Map.of();
    }
    String member = momentum(cycled.get()).orElseThrow();
    Scalar highest = settings.setting(cycled.get().use(), member);
    Scalar lowest = settings.setting(use, "lowestMomentum");
    Scalar epoch = Scalar.of(Scalar.Clock.EPOCH);
    Phases phases = new Phases(use, epoch, Scalar.of(Scalar.Clock.EPOCHS), settings);
    Curve curve =
        use.annotation().threePhase()
            ? phases.curve(List.of(highest, lowest, highest, highest))
            : phases.curve(List.of(highest, lowest, highest));
    return Map.of(SettingName.of(cycled.get().use(), member), curve);
  }

  @Override
  public List<Relation> relations(Use<OneCycle> use, NetworkModel network, Rules rules) {
    return cycled(use, network, rules).stream()
        .map(
            optimizer ->
                Relation.below(
                    SettingName.of(use, "lowestMomentum"),
                    SettingName.of(optimizer.use(), momentum(optimizer).orElseThrow()),
                    "the momentum falls while the rate rises"))
        .toList();
  }

  /** The optimizer, if it has a momentum and that is to be cycled. */
  private static Optional<Rules.Bound<UpdateRule<Annotation>>> cycled(
      Use<OneCycle> use, NetworkModel network, Rules rules) {
    return BaseRate.optimizer(network, rules)
        .filter(optimizer -> use.annotation().cycleMomentum())
        .filter(optimizer -> momentum(optimizer).isPresent());
  }

  private static Optional<String> momentum(Rules.Bound<UpdateRule<Annotation>> optimizer) {
    return optimizer.rule().momentumMember(optimizer.annotation());
  }

  /** The parts of the cycle, each from one value to the next. */
  private record Phases(Use<OneCycle> use, Scalar epoch, Scalar epochs, Settings settings) {
    /** Each part ends with a step, the last one with the run's. */
    Curve curve(List<Scalar> values) {
      Scalar step = Scalar.ONE.dividedBy(Scalar.of(Scalar.Clock.STEPS_PER_EPOCH));
      Scalar peak = settings.setting(use, "rise").times(epochs).minus(step);
      Scalar rising = between(values.get(0), values.get(1), epoch.dividedBy(peak));
      Scalar beforeLast = values.get(values.size() - 2);
      Scalar last = values.get(values.size() - 1);
      if (values.size() == 3) {
        Scalar length = epochs.minus(settings.setting(use, "rise").times(epochs));
        Scalar part = epoch.minus(peak).dividedBy(length);
        return Curve.of(between(beforeLast, last, part)).after(new Curve.Piece(peak, rising));
      }
      Scalar back = peak.times(2);
      Scalar falling = between(values.get(1), values.get(2), epoch.dividedBy(peak).minus(1));
      Scalar part = epoch.minus(back).dividedBy(epochs.minus(step).minus(back));
      return Curve.of(between(beforeLast, last, part))
          .after(new Curve.Piece(back, falling))
          .after(new Curve.Piece(peak, rising));
    }

    private Scalar between(Scalar from, Scalar to, Scalar part) {
      if (from.equals(to)) {
        return to;
      }
      Scalar left =
          use.annotation().linear()
              ? Scalar.ONE.minus(part)
              : part.times(Math.PI).apply(UnaryFunction.COS).plus(1).times(0.5);
      return from.minus(to).times(left).plus(to);
    }
  }

  @Override
  public void check(Use<OneCycle> use, NetworkModel network, Rules rules, Report report) {
    rules.in(Role.SCHEDULE, network.regime()).stream()
        .filter(bound -> bound.rule().prefix())
        .forEach(
            prefix ->
                report
                    .error(
                        "ScheduleConflict",
                        prefix.use().site(),
                        prefix.use().text() + " before @OneCycle, which begins with a rise itself")
                    .why("the rate would rise to its highest value and begin again below it")
                    .fix("delete " + prefix.use().text()));
    cycled(use, network, rules).ifPresent(optimizer -> checkMomentum(use, optimizer, report));
    checkPhases(use, RunSize.of(network, rules), report);
  }

  private static void checkMomentum(
      Use<OneCycle> use, Rules.Bound<UpdateRule<Annotation>> optimizer, Report report) {
    String member = momentum(optimizer).orElseThrow();
    double highest = Stated.number(optimizer.annotation(), member);
    double lowest = use.annotation().lowestMomentum();
    if (lowest >= highest) {
      report
          .error(
              "MomentumRange",
              use.site().member("lowestMomentum"),
              "lowestMomentum = "
                  + lowest
                  + " is not below "
                  + member
                  + " = "
                  + highest
                  + " of "
                  + optimizer.use().text())
          .why("the momentum falls while the rate rises, so that their product stays within bounds")
          .fix(use.fix("lowestMomentum", Math.round(highest * 900) / 1000.0))
          .fix(use.fix("cycleMomentum", false));
    }
  }

  private static void checkPhases(Use<OneCycle> use, RunSize run, Report report) {
    double rise = use.annotation().rise();
    if (use.annotation().threePhase() && 2 * rise >= 1) {
      report
          .warning(
              "ScheduleNeverEnds",
              use.site().member("rise"),
              "with rise = "
                  + rise
                  + " the way up and back takes "
                  + 2 * rise * run.epochs()
                  + " of epochs = "
                  + run.epochs())
          .why("nothing is left for the fall to the end")
          .fix(use.fix("rise", 0.45));
    }
    if (use.annotation().divFactor() * use.annotation().finalDivFactor() <= 1) {
      report
          .warning(
              "ScheduleNeverEnds",
              use.site().member("finalDivFactor"),
              "@OneCycle ends at the learning rate or above it")
          .why("the last steps are to be smaller than the first ones")
          .fix(use.fix("finalDivFactor", 1e4));
    }
  }
}
