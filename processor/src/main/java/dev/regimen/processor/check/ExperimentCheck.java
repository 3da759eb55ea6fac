package dev.regimen.processor.check;

import dev.regimen.annotation.Experiment;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.TaskAblation;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.model.ContenderModel;
import dev.regimen.processor.model.ExperimentModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.SweepModel;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Monitored;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of an experiment before its trainers are compiled. */
public final class ExperimentCheck {
  private static final String RATE = "learningRate";

  private final ExperimentModel experiment;
  private final Rules rules;
  private final Report report;
  private final BiPredicate<ContenderModel, Class<? extends Annotation>> has;

  /**
   * A check.
   *
   * @param has whether a contender has a technique
   */
  public ExperimentCheck(
      ExperimentModel experiment,
      Rules rules,
      BiPredicate<ContenderModel, Class<? extends Annotation>> has,
      Report report) {
    this.experiment = experiment;
    this.rules = rules;
    this.has = has;
    this.report = report;
  }

  /** Reports what is wrong. */
  public void check() {
    if (experiment.contenders().isEmpty()) {
      report
          .error("Misplaced", experiment.site(), "the experiment names no network to run")
          .fix("name the classes in @Compare, or declare a field of a network's type");
      return;
    }
    Stream.of(
            Stream.of(experiment.experiment()),
            experiment.random().stream(),
            experiment.halving().stream(),
            experiment.rates().stream(),
            experiment.sweeps().stream().map(SweepModel::use))
        .<Use<?>>flatMap(uses -> uses)
        .forEach(this::ranges);
    searches();
    SweepCheck each = new SweepCheck(experiment, report);
    experiment.sweeps().forEach(each::check);
    same();
    experiment.contenders().forEach(this::objective);
    experiment.ablation().ifPresent(this::ablation);
    experiment.tasks().ifPresent(this::tasks);
    experiment.rates().ifPresent(this::rates);
    if (!report.hasErrors()) {
      budget();
      halving();
    }
  }

  private void ranges(Use<?> use) {
    NetworkModel any = experiment.contenders().get(0).network();
    new RangeCheck(member -> true).check(use, new Repair(any, rules), report);
  }

  /** One question at a time: what else varies would be lost. */
  private void searches() {
    List<Use<?>> whole = new ArrayList<>();
    experiment.tasks().ifPresent(whole::add);
    experiment.rates().ifPresent(whole::add);
    Site site =
        experiment.ablation().isPresent()
            ? experiment.ablation().get().site()
            : whole.isEmpty() ? experiment.site() : whole.get(0).site();
    String first =
        experiment.ablation().isPresent() || whole.isEmpty() ? "@Ablation" : whole.get(0).text();
    boolean alone = experiment.ablation().isPresent() || !whole.isEmpty();
    boolean both = whole.size() + (experiment.ablation().isPresent() ? 1 : 0) > 1;
    boolean drawn =
        experiment.random().isPresent()
            || experiment.halving().isPresent() && !whole.isEmpty()
            || !experiment.sweeps().isEmpty();
    if (alone && (both || drawn || experiment.contenders().size() > 1)) {
      report
          .error("SearchConflict", site, first + " is a question of one network by itself")
          .why("beside it stand other sweeps, searches or networks, which it would not look at")
          .fix("delete " + first)
          .fix("or give each question an experiment of its own");
    }
  }

  /** Networks that are compared predict the same, of samples that are split alike. */
  private void same() {
    ContenderModel first = experiment.contenders().get(0);
    for (ContenderModel other : experiment.contenders()) {
      if (!predicts(first).equals(predicts(other))) {
        report
            .error(
                "ContendersDiffer",
                experiment.site(),
                first.name() + predicts(first) + ", but " + other.name() + predicts(other))
            .fix("compare networks for the same data");
      } else if (!validation(first).equals(validation(other))) {
        report
            .error(
                "ContendersDiffer",
                experiment.site(),
                other.name() + " sets other samples aside for validation than " + first.name())
            .why("points are compared on the same splits: what they were measured on must agree")
            .fix("the same @Split on both");
      }
    }
  }

  private static String predicts(ContenderModel contender) {
    return " predicts " + TaskModel.text(contender.network().tasks());
  }

  private OptionalDouble validation(ContenderModel contender) {
    return rules.in(Role.RUN, contender.network().regime()).stream()
        .map(bound -> bound.rule().validation(bound.annotation()))
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  private void objective(ContenderModel contender) {
    Use<Experiment> use = experiment.experiment();
    Metric metric = use.annotation().objective();
    Site site = use.site().member("objective");
    Monitored monitored = new Monitored(use.annotation().task(), metric, 0);
    if (!monitored.checkMetric(use, "objective", contender.network(), report)) {
      return;
    }
    if (metric.onValidation() && validation(contender).orElse(1) == 0) {
      report
          .error(
              "MonitorNeedsValidation",
              site,
              metric + " needs a validation split, but " + contender.name() + " sets nothing aside")
          .why("a choice by the test split would say nothing of other data")
          .fix("@Split(validation = 0.1) on " + contender.name());
    } else if (metric.onlyWhereNamed() && !measures(contender, metric)) {
      report
          .error("UnknownMetric", site, contender.name() + " does not count " + metric)
          .why("it costs more than others, and is counted only where a regime names it")
          .fix("objective = Metric.VALIDATION_LOSS")
          .fix("or name " + metric + " in @Metrics on " + contender.name());
    }
  }

  private boolean measures(ContenderModel contender, Metric metric) {
    List<Use<?>> regime = contender.network().regime();
    return Stream.concat(
            rules.in(Role.RUN, regime).stream()
                .map(each -> each.rule().measures(each.annotation())),
            rules.in(Role.SCHEDULE, regime).stream()
                .map(each -> each.rule().measures(each.annotation())))
        .anyMatch(measured -> measured.contains(metric));
  }

  private void ablation(ExperimentModel.Ablated ablation) {
    ContenderModel contender = experiment.contenders().get(0);
    for (ExperimentModel.Named each : ablation.named()) {
      if (!has.test(contender, each.technique())) {
        report
            .error(
                "NothingRemoved",
                each.site(),
                contender.name() + " has no @" + each.technique().getSimpleName())
            .fix("delete " + each.technique().getSimpleName() + ".class");
      }
    }
  }

  private void tasks(Use<TaskAblation> use) {
    NetworkModel network = experiment.contenders().get(0).network();
    if (network.tasks().size() == 1) {
      report
          .error(
              "NothingRemoved", use.site(), network.network() + " has no other task to leave out")
          .fix("delete @TaskAblation");
    } else if (experiment.experiment().annotation().task().isEmpty()) {
      report
          .error(
              "MonitorAmbiguous",
              experiment.experiment().site(),
              "@TaskAblation asks what other tasks do for one: for which?")
          .fix("task = \"" + network.main().name() + "\"");
    }
  }

  private void rates(Use<?> use) {
    ContenderModel contender = experiment.contenders().get(0);
    if (!contender.settings().containsKey(RATE)) {
      report
          .error("UnknownName", use.site(), contender.name() + " has no number '" + RATE + "'")
          .why("it has " + String.join(", ", contender.settings().keySet()))
          .fix("delete @RateSearch");
    }
    if (experiment.rates().get().annotation().low()
        >= experiment.rates().get().annotation().high()) {
      report
          .error("OutOfRange", use.site().member("high"), "high is not above low")
          .fix("low = 1.0E-5, high = 1.0");
    }
  }

  private long points() {
    if (experiment.random().isPresent()) {
      return experiment.random().get().annotation().trials();
    }
    if (experiment.rates().isPresent()) {
      return (long) experiment.rates().get().annotation().values()
          * experiment.rates().get().annotation().rounds();
    }
    double points = experiment.contenders().size();
    for (SweepModel sweep : experiment.sweeps()) {
      points *= sweep.values(experiment.whole(sweep)).size();
    }
    return (long) Math.min(points, Long.MAX_VALUE / 1e6);
  }

  private void budget() {
    Experiment said = experiment.experiment().annotation();
    long trials = points() * said.repeats();
    if (trials > said.budget()) {
      String counts =
          experiment.sweeps().stream()
              .map(sweep -> sweep.parameter() + " " + sweep.values(experiment.whole(sweep)).size())
              .collect(Collectors.joining(", "));
      report
          .error(
              "TrialBudget",
              experiment.experiment().site().member("budget"),
              "the experiment takes " + trials + " trials, but its budget is " + said.budget())
          .why(
              experiment.contenders().size()
                  + " networks, "
                  + (counts.isEmpty() ? "" : "values of " + counts + ", ")
                  + said.repeats()
                  + " repeats: they multiply")
          .fix("budget = " + trials)
          .fix(
              "or draw "
                  + Math.max(1, said.budget() / said.repeats())
                  + " of them by @RandomSearch");
    }
  }

  private void halving() {
    experiment
        .halving()
        .ifPresent(
            use -> {
              long points = points();
              long epochs =
                  experiment.contenders().stream()
                      .map(contender -> contender.settings().get("epochs"))
                      .mapToLong(setting -> setting == null ? 1 : setting.value().longValue())
                      .max()
                      .orElse(1);
              if (use.annotation().minimumEpochs() >= epochs) {
                report
                    .warning(
                        "NoEffect",
                        use.site().member("minimumEpochs"),
                        "@Halving gives up nothing: runs have " + epochs + " epochs")
                    .fix(use.with("minimumEpochs", Math.max(1, (int) epochs / 9)));
              } else if (points < use.annotation().factor()) {
                report
                    .warning(
                        "NoEffect",
                        use.site(),
                        "@Halving gives up all but one of " + points + " points at once")
                    .fix("delete @Halving");
              }
            });
  }
}
