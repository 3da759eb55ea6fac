package dev.regimen.processor.check;

import dev.regimen.annotation.Sweep;
import dev.regimen.annotation.SweepScale;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.diagnostic.Suggestion;
import dev.regimen.processor.model.ContenderModel;
import dev.regimen.processor.model.ExperimentModel;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.SweepModel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A number that an experiment varies exists, and takes the values that it is given. */
final class SweepCheck {
  private static final String SEED = "seed";
  private static final int SOME = 5;
  private static final double DECADES = 100;

  private final ExperimentModel experiment;
  private final Report report;

  SweepCheck(ExperimentModel experiment, Report report) {
    this.experiment = experiment;
    this.report = report;
  }

  void check(SweepModel sweep) {
    if (taken(sweep)) {
      return;
    }
    boolean known =
        experiment.contenders().stream().allMatch(contender -> exists(sweep, contender));
    if (form(sweep) && known) {
      experiment.contenders().forEach(contender -> values(sweep, contender));
    }
  }

  /** Whether repeats or an earlier field vary the number already: one of both would be lost. */
  private boolean taken(SweepModel sweep) {
    String name = sweep.parameter();
    Site site = sweep.use().site();
    if (name.equals(SEED)) {
      report
          .error(
              "SearchConflict", site, "the seed is what the repeats of a point have of their own")
          .why("with one seed for all of them they would be the same run, and differ by nothing")
          .fix("@Experiment(repeats = " + SOME + ") in place of the sweep");
      return true;
    }
    SweepModel first =
        experiment.sweeps().stream()
            .filter(each -> each.parameter().equals(name))
            .findFirst()
            .orElse(sweep);
    if (!first.use().equals(sweep.use())) {
      report
          .error("SearchConflict", site, name + " is varied for the second time")
          .why("a point has one value of a number: the other one's would be lost")
          .fix("one @Sweep of " + name + " with all values");
      return true;
    }
    return false;
  }

  private boolean exists(SweepModel sweep, ContenderModel contender) {
    String name = sweep.parameter();
    if (contender.settings().containsKey(name) || contender.structure().containsKey(name)) {
      return true;
    }
    Set<String> names = new TreeSet<>(contender.settings().keySet());
    names.addAll(contender.structure().keySet());
    boolean byField = sweep.use().annotation().parameter().isEmpty();
    Site site = byField ? sweep.use().site() : sweep.use().site().member("parameter");
    Finding finding =
        report
            .error("UnknownName", site, contender.name() + " has no number '" + name + "'")
            .why("it has " + String.join(", ", names));
    Suggestion.near(name, names)
        .ifPresentOrElse(
            near -> finding.fix("parameter = \"" + near + "\""),
            () -> finding.fix("parameter = \"...\", with one of these names"));
    return false;
  }

  /** Either choices, or ends in their order with enough values between them. */
  private boolean form(SweepModel sweep) {
    Sweep said = sweep.use().annotation();
    if (sweep.listed()) {
      return choices(sweep);
    }
    Site site = sweep.use().site();
    String usual = "@Sweep(choices = {...})";
    if (!Double.isFinite(said.low()) || !Double.isFinite(said.high())) {
      return refuse(site, "@Sweep has neither choices nor both ends of a range", usual);
    }
    if (said.low() >= said.high()) {
      return refuse(
          site.member("high"),
          "high = " + number(said.high()) + " is not above low = " + number(said.low()),
          "high = " + number(said.low() > 0 ? DECADES * said.low() : said.low() + 1));
    }
    boolean logarithmic = said.scale() == SweepScale.LOG;
    if (logarithmic && said.low() <= 0) {
      return refuse(
          site.member("low"),
          "low = " + number(said.low()) + " has no logarithm",
          "low = " + number(said.high() / DECADES));
    }
    boolean drawn = experiment.random().isPresent() && !experiment.structural(sweep);
    if (said.values() == 1 || said.values() == 0 && !drawn) {
      return refuse(
          site.member("values"),
          "a range takes at least 2 values, but this one has " + said.values(),
          "values = " + SOME);
    }
    if (!logarithmic && said.low() > 0 && said.high() / said.low() >= DECADES) {
      linear(sweep, said);
    }
    return true;
  }

  private boolean choices(SweepModel sweep) {
    double[] choices = sweep.use().annotation().choices();
    Site site = sweep.use().site().member("choices");
    List<Double> distinct = sweep.values(false);
    if (distinct.size() < choices.length || choices.length < 2) {
      return refuse(
          site,
          choices.length < 2 ? "one choice varies nothing" : "choices has a value twice",
          "choices = " + Stated.literal(distinct.stream().mapToDouble(v -> v).toArray()));
    }
    return true;
  }

  private void linear(SweepModel sweep, Sweep said) {
    double tenth = said.high() / 10;
    List<Double> values = sweep.values(false);
    long above = values.stream().filter(value -> value > tenth).count();
    String most =
        sweep.ranged() ? "nine of ten draws" : above + " of its " + values.size() + " values";
    report
        .warning(
            "LinearRange",
            sweep.use().site().member("high"),
            sweep.parameter()
                + " goes from "
                + number(said.low())
                + " to "
                + number(said.high())
                + " in equal differences")
        .why("above " + number(tenth) + " lie " + most + ": what is below is hardly seen")
        .fix("scale = SweepScale.LOG");
  }

  private boolean refuse(Site site, String problem, String fix) {
    report.error("OutOfRange", site, problem).fix(fix);
    return false;
  }

  /** Every value is one that the number may take. */
  private void values(SweepModel sweep, ContenderModel contender) {
    Setting setting = contender.settings().get(sweep.parameter());
    String interval =
        setting == null
            ? contender.structure().get(sweep.parameter()).interval()
            : setting.interval();
    boolean whole = contender.whole(sweep.parameter());
    Bounds bounds = Bounds.of(interval);
    List<Double> values =
        sweep.ranged()
            ? List.of(sweep.use().annotation().low(), sweep.use().annotation().high())
            : sweep.values(whole);
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i);
      boolean fraction = whole && value != Math.rint(value);
      if (fraction || !bounds.contains(value)) {
        Site site = sweep.use().site();
        report
            .error(
                "OutOfRange",
                sweep.listed()
                    ? site.member("choices").element(i)
                    : site.member(i == 0 ? "low" : "high"),
                sweep.parameter()
                    + " of "
                    + contender.name()
                    + " must be "
                    + (whole ? "a whole number in " : "in ")
                    + interval
                    + ", but is "
                    + number(value))
            .fix("a value in " + interval);
        return;
      }
    }
  }

  /** A number as one writes it: 20 and not 20.0. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
