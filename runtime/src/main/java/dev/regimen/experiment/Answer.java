package dev.regimen.experiment;

import dev.regimen.annotation.Metric;
import dev.regimen.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What an experiment says, in words.
 *
 * <p>Where points were repeated, one point is compared with each of the others by the paired
 * t-test. So many tests find something by chance: their p are {@link Holm}'s.
 */
final class Answer {
  private static final double SIGNIFICANT = 0.05;

  /** The next ones behind the best; a table has them all. */
  private static final int MOST_COMPARED = 3;

  private static final double LEAST_SHOWN = 0.001;

  private final StudyResult result;
  private final Metric objective;
  private final String words;
  private final String reference;

  Answer(StudyResult result, Design design) {
    this.result = result;
    objective = design.objective();
    words = ObjectiveNames.words(design);
    reference = design.reference();
  }

  /** A value of a metric: {@code 89.12 %}. */
  static String value(double value, Metric metric) {
    return metric.unit() == Metric.Unit.SHARE
        ? String.format(Locale.ROOT, "%.2f %%", 100 * value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  /** A difference without its sign: {@code 0.61}, of shares in points. */
  private String size(double difference) {
    double absolute = Math.abs(difference);
    return objective.unit() == Metric.Unit.SHARE
        ? String.format(Locale.ROOT, "%.2f", 100 * absolute)
        : String.format(Locale.ROOT, "%.3g", absolute);
  }

  private String unit() {
    return objective.unit() == Metric.Unit.SHARE ? " points" : "";
  }

  String text() {
    List<PointResult> whole =
        result.points().stream()
            .filter(each -> each.whole() && each.state() == TrialState.FINISHED)
            .toList();
    if (whole.isEmpty()) {
      return "No trial came to a number.";
    }
    List<String> sentences = new ArrayList<>();
    Optional<PointResult> asItIs =
        whole.stream().filter(each -> each.point().variant().equals(reference)).findFirst();
    if (asItIs.isEmpty() && !reference.isEmpty()) {
      sentences.add(reference + " as it is did not come to its end.");
    }
    PointResult first = asItIs.orElse(whole.get(0));
    sentences.add(standing(first, asItIs.isPresent() ? "As it is" : "Best"));
    List<PointResult> others = whole.stream().filter(each -> each != first).toList();
    if (first.objective().count() > 1) {
      sentences.addAll(compared(first, others));
    } else {
      others.stream()
          .limit(reference.isEmpty() ? 1 : others.size())
          .forEach(each -> sentences.add(single(first, each)));
      if (!others.isEmpty()) {
        sentences.add("One seed does not tell a difference from chance: repeats = 5 would.");
      }
    }
    sentences.addAll(rest());
    return String.join(" ", sentences);
  }

  private String name(PointResult each) {
    boolean oneVariant =
        result.points().stream().map(point -> point.point().variant()).distinct().count() == 1;
    return oneVariant && !each.point().parameters().isEmpty()
        ? each.point().numbers()
        : each.point().toString();
  }

  private String standing(PointResult first, String what) {
    RepeatStatistics value = first.objective();
    String mean = value(value.mean(), objective);
    return value.count() == 1
        ? String.format(Locale.ROOT, "%s: %s, %s %s.", what, name(first), words, mean)
        : String.format(
            Locale.ROOT,
            "%s: %s, %s %s (deviation %s over %d seeds).",
            what,
            name(first),
            words,
            mean,
            size(value.deviation()) + unit(),
            value.count());
  }

  private boolean better(double difference) {
    return objective.lowerIsBetter() ? difference < 0 : difference > 0;
  }

  private String single(PointResult first, PointResult other) {
    double difference = first.objective().mean() - other.objective().mean();
    return String.format(
        Locale.ROOT,
        "%s is %s%s %s.",
        name(other),
        size(difference),
        unit(),
        better(difference) || difference == 0 ? "behind" : "ahead");
  }

  private List<String> compared(PointResult first, List<PointResult> whole) {
    Map<PointResult, PairedComparison> all = new LinkedHashMap<>();
    for (PointResult each : whole) {
      PairedComparison compared = result.compare(first, each);
      if (compared.difference().count() > 1) {
        all.put(each, compared);
      }
    }
    Map<PointResult, Double> p = Holm.adjusted(of(all, PairedComparison::p));
    Map<PointResult, Double> ranks = Holm.adjusted(of(all, PairedComparison::wilcoxon));
    List<String> sentences = new ArrayList<>();
    all.entrySet().stream()
        .limit(reference.isEmpty() ? MOST_COMPARED : all.size())
        .forEach(
            each -> {
              String tests = tests(each.getValue(), p.get(each.getKey()), ranks.get(each.getKey()));
              String by = all.size() > 1 ? ", both by Holm for " + all.size() + " comparisons" : "";
              sentences.add(
                  paired(
                      name(first),
                      name(each.getKey()),
                      each.getValue().difference(),
                      p.get(each.getKey()),
                      tests + by));
            });
    return sentences;
  }

  private static Map<PointResult, Double> of(
      Map<PointResult, PairedComparison> all, ToDoubleFunction<PairedComparison> value) {
    Map<PointResult, Double> values = new LinkedHashMap<>();
    all.forEach((point, compared) -> values.put(point, value.applyAsDouble(compared)));
    return values;
  }

  private static String tests(PairedComparison compared, double p, double ranks) {
    return String.format(
        Locale.ROOT,
        "over %d paired seeds (%s by the paired t-test, %s by Wilcoxon's signed ranks",
        compared.difference().count(),
        probability(p),
        probability(ranks));
  }

  private String paired(
      String first, String other, RepeatStatistics difference, double p, String tests) {
    boolean certain = p < SIGNIFICANT;
    boolean wins = better(difference.mean());
    String verb = certain ? (wins ? "beats" : "loses to") : wins ? "is ahead of" : "is behind";
    return String.format(
        Locale.ROOT,
        "%s %s %s by %s ± %s%s %s)%s.",
        first,
        verb,
        other,
        size(difference.mean()),
        size((difference.high() - difference.low()) / 2),
        unit(),
        tests,
        certain ? "" : ": not told from chance");
  }

  private static String probability(double p) {
    return p < LEAST_SHOWN ? "p < 0.001" : String.format(Locale.ROOT, "p = %.2g", p);
  }

  /** What did not come to its end. */
  private List<String> rest() {
    List<String> rest = new ArrayList<>();
    givenUp().ifPresent(rest::add);
    count(TrialState.DIVERGED, "diverged", rest);
    count(TrialState.FAILED, "failed", rest);
    return rest;
  }

  /** How many were given up behind how many epochs: at which rung. */
  private Optional<String> givenUp() {
    Map<Integer, Long> byEpochs = new TreeMap<>();
    result.points().stream()
        .flatMap(point -> point.trials().stream())
        .filter(trial -> trial.state() == TrialState.STOPPED)
        .forEach(trial -> byEpochs.merge(trial.epochs(), 1L, Long::sum));
    if (byEpochs.isEmpty()) {
      return Optional.empty();
    }
    List<String> rungs = new ArrayList<>();
    byEpochs.forEach(
        (epochs, count) -> rungs.add(count + " after " + Numbers.counted(epochs, "epoch")));
    long all = byEpochs.values().stream().mapToLong(count -> count).sum();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s %s given up: %s.",
            Numbers.counted(all, "trial"),
            all == 1 ? "was" : "were",
            String.join(", ", rungs)));
  }

  private void count(TrialState state, String verb, List<String> rest) {
    long count =
        result.points().stream()
            .flatMap(point -> point.trials().stream())
            .filter(trial -> trial.state() == state)
            .count();
    if (count > 0) {
      rest.add(String.format(Locale.ROOT, "%s %s.", Numbers.counted(count, "trial"), verb));
    }
  }
}
