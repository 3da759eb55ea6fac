package dev.regimen.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
   * @param last the round before; null at the beginning
   * @param ranked the points of that round that came to a number, the best first
   * @param mostEpochs of any of the points
   */
  Optional<Round> next(
      List<Point> points, @Nullable Round last, List<Point> ranked, int mostEpochs);

  /** Every point to its end. */
  record Every() implements Strategy {
    @Override
    public String name() {
      return "grid";
    }

    @Override
    public Optional<Round> next(
        List<Point> points, @Nullable Round last, List<Point> ranked, int mostEpochs) {
      return last == null ? Optional.of(new Round(0, points, 0, 1, true)) : Optional.empty();
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
        List<Point> points, @Nullable Round last, List<Point> ranked, int mostEpochs) {
      if (last == null) {
        return Optional.of(rung(0, points, mostEpochs));
      }
      if (last.epochs() == 0 || ranked.isEmpty()) {
        return Optional.empty();
      }
      int kept = Math.max(1, last.points().size() / factor);
      return Optional.of(
          rung(last.rung() + 1, ranked.subList(0, Math.min(kept, ranked.size())), mostEpochs));
    }

    private Round rung(int rung, List<Point> points, int mostEpochs) {
      double epochs = minimumEpochs * Math.pow(factor, rung);
      boolean whole = points.size() == 1 || epochs >= mostEpochs;
      return new Round(rung, List.copyOf(points), whole ? 0 : (int) epochs, 1, whole);
    }
  }

  /** The learning rate, ever closer around the best one so far. */
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
        List<Point> points, @Nullable Round last, List<Point> ranked, int mostEpochs) {
      if (last == null) {
        double[] rates =
            IntStream.range(0, values)
                .mapToDouble(i -> between(low, high, i, values - 1))
                .distinct()
                .toArray();
        return Optional.of(round(0, points.get(0), 1, rates));
      }
      if (last.rung() + 1 == rounds || ranked.isEmpty()) {
        return Optional.empty();
      }
      List<Point> ordered = last.points();
      int best = ordered.indexOf(ranked.get(0));
      double below = rate(ordered.get(Math.max(0, best - 1)));
      double above = rate(ordered.get(Math.min(ordered.size() - 1, best + 1)));
      double[] rates =
          IntStream.range(0, values)
              .mapToDouble(i -> between(below, above, i + 1, values + 1))
              .distinct()
              .filter(rate -> ordered.stream().noneMatch(point -> rate(point) == rate))
              .toArray();
      int number = ordered.get(ordered.size() - 1).number() + 1;
      return rates.length == 0
          ? Optional.empty()
          : Optional.of(round(last.rung() + 1, points.get(0), number, rates));
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
