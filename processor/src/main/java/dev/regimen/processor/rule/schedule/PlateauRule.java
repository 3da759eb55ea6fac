package dev.regimen.processor.rule.schedule;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Plateau;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Monitored;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.Settings;
import java.util.List;
import java.util.Set;

/** max(minimum, η·factorⁿ), n reductions so far, which the loop counts. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class PlateauRule implements ScheduleRule<Plateau> {
  @Override
  public Class<Plateau> annotation() {
    return Plateau.class;
  }

  @Override
  public Curve curve(
      Use<Plateau> use, Scalar base, Scalar epoch, Scalar epochs, Settings settings) {
    Scalar reductions = Scalar.of(Scalar.Clock.REDUCTIONS);
    Scalar reduced = base.times(settings.setting(use, "factor").pow(reductions));
    return Curve.of(reduced.max(settings.setting(use, "minimum")));
  }

  @Override
  public List<Fact> facts(Use<Plateau> use, NetworkModel network, Rules rules) {
    return List.of(watched(use.annotation()).fact("plateau"));
  }

  @Override
  public void check(Use<Plateau> use, NetworkModel network, Rules rules, Report report) {
    LowestRate.check(use, use.annotation().minimum(), network, rules, report);
    Monitored watched = watched(use.annotation());
    watched.check(use, network, rules, report);
    checkPatience(use, RunSize.of(network, rules).epochs(), report);
    rules.in(Role.RUN, network.regime()).stream()
        .filter(
            bound -> bound.rule().stopsBy(bound.annotation()).filter(watched::isLater).isPresent())
        .findFirst()
        .ifPresent(
            stop ->
                report
                    .warning(
                        "PatienceRange",
                        use.site().member("patience"),
                        stop.use().text()
                            + " ends the run before patience = "
                            + watched.patience()
                            + " of @Plateau is over")
                    .why("both watch " + watched.metric() + ", so that the rate is never reduced")
                    .fix(stop.use().fixElsewhere("patience", 3 * Math.max(1, watched.patience())))
                    .fix(use.fix("patience", Math.max(1, watched.patience() / 3))));
  }

  private static Monitored watched(Plateau plateau) {
    return new Monitored(plateau.task(), plateau.monitor(), plateau.patience());
  }

  private static void checkPatience(Use<Plateau> use, int epochs, Report report) {
    int patience = use.annotation().patience();
    if (patience == 0 || patience >= epochs) {
      report
          .warning(
              "PatienceRange",
              use.site().member("patience"),
              patience == 0
                  ? "patience = 0 is taken for 1: each epoch that brings no improvement reduces the"
                      + " rate"
                  : "patience = " + patience + " never reduces the rate within epochs = " + epochs)
          .fix(use.fix("patience", Math.max(1, epochs / 5)));
    }
  }

  @Override
  public Set<Metric> measures(Plateau annotation) {
    return Set.of(annotation.monitor());
  }
}
