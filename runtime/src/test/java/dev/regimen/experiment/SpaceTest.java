package dev.regimen.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Points that are drawn, and rates that are searched. */
@Tag("pure")
class SpaceTest {
  private static Design design() {
    return Design.of("Drawn", Metric.VALIDATION_LOSS)
        .variant(
            "Any",
            variant -> {
              throw new AssertionError("nothing is trained");
            });
  }

  /** No number of a point is another's: 3000 of one range differ, but for their four digits. */
  @Test
  void pointsShareNoDraws() {
    List<Point> points =
        design()
            .uniform("a", 0, 1, false)
            .uniform("b", 0, 1, false)
            .uniform("c", 0, 1, false)
            .random(1000)
            .points();
    assertEquals(1000, points.size());
    int shared = 0;
    for (int i = 1; i < points.size(); i++) {
      Set<Number> both = new HashSet<>(points.get(i - 1).parameters().values());
      both.retainAll(points.get(i).parameters().values());
      shared += both.size();
    }
    assertTrue(shared < 20, "neighbours share " + shared + " of 3000 numbers");
  }

  /** Fewer points are the first of more. */
  @Test
  void pointsAreAFunctionOfSeedAndPlace() {
    List<Point> many = design().logUniform("a", 1e-4, 1, false).seed(3).random(20).points();
    assertEquals(
        many.subList(0, 5), design().logUniform("a", 1e-4, 1, false).seed(3).random(5).points());
  }

  /** The ends of a range of whole numbers are as likely as what lies between: χ² of 4 at 0.001. */
  @Test
  void wholeNumbersAreEquallyLikely() {
    SplittableRandom random = new SplittableRandom(1);
    Dimension dimension = new Dimension.Ranged("a", 1, 5, false, true);
    Map<Long, Integer> counts = new TreeMap<>();
    for (int i = 0; i < 5000; i++) {
      counts.merge((Long) dimension.drawn(random), 1, Integer::sum);
    }
    assertEquals(Set.of(1L, 2L, 3L, 4L, 5L), counts.keySet());
    double chi = counts.values().stream().mapToDouble(n -> (n - 1000) * (n - 1000) / 1e3).sum();
    assertTrue(chi < 18.47, counts.toString());
  }

  /** Ever closer about 0.02; no rate is tried twice, though three digits end up alike. */
  @Test
  void ratesComeCloser() {
    Strategy strategy = new Strategy.Rates(1e-4, 1, 9, 10, 1, 1);
    List<Point> any = List.of(new Point(1, "Any", Map.of()));
    List<Round> rounds = new ArrayList<>();
    List<Point> ranked = new ArrayList<>();
    Optional<Round> round = strategy.next(any, rounds, ranked, 1);
    while (round.isPresent()) {
      rounds.add(round.get());
      ranked.addAll(round.get().points());
      ranked.sort((a, b) -> Double.compare(distance(a), distance(b)));
      round = strategy.next(any, rounds, ranked, 1);
    }
    List<Double> rates = ranked.stream().map(SpaceTest::rate).toList();
    assertEquals(rates.size(), new HashSet<>(rates).size(), rates.toString());
    assertEquals(0.02, rates.get(0));
    assertEquals(
        IntStream.rangeClosed(1, rates.size()).boxed().toList(),
        ranked.stream().map(Point::number).sorted().toList());
  }

  /** What a first round had found is not forgotten where a second one finds nothing better. */
  @Test
  void theBestOfAllRoundsIsInTheMiddle() {
    Strategy strategy = new Strategy.Rates(1e-4, 1, 5, 3, 1, 1);
    List<Point> any = List.of(new Point(1, "Any", Map.of()));
    List<Round> rounds = new ArrayList<>();
    Round first = strategy.next(any, rounds, List.of(), 1).orElseThrow();
    rounds.add(first);
    Point best = first.points().get(2);
    rounds.add(strategy.next(any, rounds, List.of(best), 1).orElseThrow());
    List<Double> last =
        strategy.next(any, rounds, List.of(best), 1).orElseThrow().points().stream()
            .map(SpaceTest::rate)
            .toList();
    // The second round had 0.00215, 0.00464, 0.0215, 0.0464 around 0.01.
    assertEquals(List.of(0.00599, 0.00774, 0.0129, 0.0167), last);
  }

  private static double rate(Point point) {
    return point.parameters().get("learningRate").doubleValue();
  }

  private static double distance(Point point) {
    return Math.abs(Math.log(rate(point) / 0.02));
  }
}
