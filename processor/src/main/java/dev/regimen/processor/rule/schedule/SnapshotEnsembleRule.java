package dev.regimen.processor.rule.schedule;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.SnapshotEnsemble;
import dev.regimen.processor.diagnostic.Fix;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Relation;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.Settings;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;

/** ½η(1 + cos(πs/c)) in update s of each cycle of c; the loop keeps the weights at their ends. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SnapshotEnsembleRule implements ScheduleRule<SnapshotEnsemble> {
  private static final String SNAPSHOTS =
      "what predicts is the trained weights at the end of each cycle";

  @Override
  public Class<SnapshotEnsemble> annotation() {
    return SnapshotEnsemble.class;
  }

  @Override
  public Curve curve(
      Use<SnapshotEnsemble> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings) {
    Scalar stepsPerEpoch = Scalar.of(Scalar.Clock.STEPS_PER_EPOCH);
    Scalar cycles = settings.setting(use, "cycles");
    Scalar length =
        epochs
            .times(stepsPerEpoch)
            .plus(cycles)
            .minus(1)
            .dividedBy(cycles)
            .apply(UnaryFunction.FLOOR);
    Scalar step = epoch.times(stepsPerEpoch);
    // Half a step more, so that rounding cannot put a cycle's first step into the one before.
    Scalar cycle = step.plus(0.5).dividedBy(length).apply(UnaryFunction.FLOOR);
    Scalar angle = step.minus(length.times(cycle)).dividedBy(length).times(Math.PI);
    return Curve.of(base.times(angle.apply(UnaryFunction.COS).plus(1).times(0.5)));
  }

  @Override
  public boolean rises() {
    return true;
  }

  @Override
  public Optional<String> summary(SnapshotEnsemble annotation) {
    return Optional.of("the weights at the end of each cycle are kept and predict together");
  }

  @Override
  public List<Relation> relations(Use<SnapshotEnsemble> use, NetworkModel network, Rules rules) {
    return List.of(
        Relation.atMost(SettingName.of(use, "cycles"), "epochs", "a cycle takes an epoch or more"));
  }

  @Override
  public void check(Use<SnapshotEnsemble> use, NetworkModel network, Rules rules, Report report) {
    checkCycles(use, RunSize.of(network, rules).epochs(), report);
    for (Rules.Bound<ScheduleRule<Annotation>> bound : rules.in(Role.SCHEDULE, network.regime())) {
      if (bound.rule().prefix()) {
        String text = bound.use().text();
        report
            .error(
                "ScheduleConflict",
                bound.use().site(),
                text + " before " + use.text() + ", whose cycles begin at the learning rate")
            .why("cycles are equal parts of the whole run, each from the rate to 0")
            .fix("delete " + text);
      }
    }
    rules
        .in(Role.RUN, network.regime())
        .forEach(bound -> conflict(bound).ifPresent(why -> refuse(use, bound.use(), why, report)));
    rules.in(Role.UPDATE, network.regime()).stream()
        .filter(bound -> bound.rule().averages())
        .forEach(bound -> refuse(use, bound.use(), averaged(bound.use()), report));
  }

  private static void checkCycles(Use<SnapshotEnsemble> use, int epochs, Report report) {
    int cycles = use.annotation().cycles();
    if (cycles > epochs) {
      report
          .error(
              "SnapshotCycles",
              use.site().member("cycles"),
              "cycles = " + cycles + " of epochs = " + epochs + " are shorter than an epoch each")
          .why(
              "a snapshot is of weights that have come to rest; Huang et al. take 40 epochs or more")
          .fix(
              epochs > 1
                  ? use.fix("cycles", Math.max(2, Math.min(5, epochs / 5)))
                  : Fix.of("delete " + use.text()));
    }
  }

  private static Optional<String> conflict(Rules.Bound<RunRule<Annotation>> bound) {
    if (bound.rule().trainsSeveral()) {
      return Optional.of("one run makes the members of one, a run each those of the other");
    }
    if (bound.rule().stopsBy(bound.annotation()).isPresent()) {
      return Optional.of(
          "the run would end within a cycle, with weights at a high rate, and restore others; "
              + SNAPSHOTS);
    }
    return bound.rule().group().equals(RunRule.AVERAGE)
        ? Optional.of(averaged(bound.use()))
        : Optional.empty();
  }

  private static String averaged(Use<?> average) {
    return SNAPSHOTS + ", not their average over cycles by " + average.text();
  }

  private static void refuse(Use<SnapshotEnsemble> use, Use<?> other, String why, Report report) {
    report
        .error("SnapshotConflict", other.site(), other.text() + " beside " + use.source())
        .why(why)
        .fix("delete " + other.text());
  }
}
