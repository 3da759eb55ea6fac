package dev.regimen.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which trials run when. A strategy sees a round only when it is complete, so that what it decides
 * is the same whatever the order in which trials end.
 */
sealed interface Strategy {
  /** Its word. */
  String name();

  /** The points that will be looked at, at most. */
  default int mostPoints(List<Point> points) {
    return points.size();
  }

  /**
   * The next round, if there is one.
   *
   * @param points of the design
   * @param before the rounds so far; none at the beginning
   * @param ranked all points of theirs that came to a number, the best first
   * @param mostEpochs of any of the points
   */
  Optional<Round> next(List<Point> points, List<Round> before, List<Point> ranked, int mostEpochs);

  /** Every point to its end. */
  record Every() implements Strategy {
    @Override
    public String name() {
      return "grid";
    }

    @Override
    public Optional<Round> next(
        List<Point> points, List<Round> before, List<Point> ranked, int mostEpochs) {
      return before.isEmpty() ? Optional.of(new Round(0, points, 0, 1, true)) : Optional.empty();
    }
  }

  /**
   * Successive halving (Jamieson and Talwalkar 2016), with rungs that wait for all their trials:
   * the asynchronous kind would let the order in which they end choose the winners.
   */
  record Halving(int factor, int minimumEpochs) implements Strategy {
    @Override
    public String name() {
      return "halving";
    }

    @Override
    public Optional<Round> next(
        List<Point> points, List<Round> before, List<Point> ranked, int mostEpochs) {
      if (before.isEmpty()) {
        return Optional.of(rung(0, points, mostEpochs));
      }
      Round last = before.get(before.size() - 1);
      int kept = Math.max(1, last.points().size() / factor);
      List<Point> on = ranked.stream().filter(last.points()::contains).limit(kept).toList();
      return last.epochs() == 0 || on.isEmpty()
          ? Optional.empty()
          : Optional.of(rung(last.rung() + 1, on, mostEpochs));
    }

    private Round rung(int rung, List<Point> points, int mostEpochs) {
      double epochs = minimumEpochs * Math.pow(factor, rung);
      boolean whole = points.size() == 1 || epochs >= mostEpochs;
      return new Round(rung, List.copyOf(points), whole ? 0 : (int) epochs, 1, whole);
    }
  }

  /** The learning rate, ever closer around the best one so far; none is tried twice. */
  record Rates(double low, double high, int values, int rounds, int epochs, double share)
      implements Strategy {
    static final String RATE = "learningRate";

    @Override
    public String name() {
      return "rate";
    }

    @Override
    public int mostPoints(List<Point> points) {
      return values * rounds;
    }

    @Override
    public Optional<Round> next(
        List<Point> points, List<Round> before, List<Point> ranked, int mostEpochs) {
      if (before.isEmpty()) {
        double[] rates =
            IntStream.range(0, values)
                .mapToDouble(i -> between(low, high, i, values - 1))
                .distinct()
                .toArray();
        return Optional.of(round(0, points.get(0), 1, rates));
      }
      if (before.size() == rounds || ranked.isEmpty()) {
        return Optional.empty();
      }
      List<Double> tried =
          before.stream()
              .flatMap(round -> round.points().stream())
              .map(Rates::rate)
              .sorted()
              .toList();
      int best = tried.indexOf(rate(ranked.get(0)));
      boolean between = best > 0 && best < tried.size() - 1;
      int each = between ? values / 2 : values;
      double[] rates =
          IntStream.range(Math.max(0, best - 1), Math.min(best + 1, tried.size() - 1))
              .boxed()
              .flatMapToDouble(
                  from ->
                      IntStream.rangeClosed(1, each)
                          .mapToDouble(
                              i -> between(tried.get(from), tried.get(from + 1), i, each + 1)))
              .distinct()
              .filter(rate -> !tried.contains(rate))
              .toArray();
      return rates.length == 0
          ? Optional.empty()
          : Optional.of(round(before.size(), points.get(0), tried.size() + 1, rates));
    }

    private Round round(int rung, Point first, int number, double[] rates) {
      List<Point> points = new ArrayList<>();
      for (double rate : rates) {
        points.add(new Point(number + points.size(), first.variant(), Map.of(RATE, rate)));
      }
      return new Round(rung, points, epochs, share, true);
    }

    private static double rate(Point point) {
      return point.parameters().get(RATE).doubleValue();
    }

    /** The i-th of n equal ratios, to three digits: nobody can tell more of a rate. */
    private static double between(double from, double to, int i, int n) {
      double exact = from * Math.pow(to / from, (double) i / n);
      return Double.parseDouble(String.format(Locale.ROOT, "%.2e", exact));
    }
  }
}
