package dev.regimen.train.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a metric that stands still reduces the rate, epoch by epoch, worked out by hand. */
@Tag("pure")
class PlateauTest {
  private static Plateau plateau(Metric metric, int patience, int cooldown, double minDelta) {
    Blueprint blueprint =
        Blueprint.network("Net")
            .input(1)
            .outputs(1)
            .setting("epochs", 10, "[1, inf)")
            .setting("batch", 1, "[1, inf)")
            .setting("plateau.patience", patience, "[0, inf)")
            .setting("plateau.cooldown", cooldown, "[0, inf)")
            .setting("plateau.minDelta", minDelta, "[0, inf)")
            .plateau(metric)
            .build();
    return new Plateau(
        new Watched("", metric), Settings.resolve(blueprint, Map.of(), new Properties()));
  }

  private static int[] reductions(Plateau plateau, double... values) {
    int[] reductions = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      plateau.observe(values[i]);
      reductions[i] = (int) plateau.reductions();
    }
    return reductions;
  }

  private static int[] row(int... values) {
    return values;
  }

  @Test
  void asManyEpochsWithoutImprovementAsThePatienceReduce() {
    assertArrayEquals(
        row(0, 0, 0, 0, 1, 1, 2),
        reductions(plateau(Metric.VALIDATION_LOSS, 2, 0, 0), 3, 2, 1, 1, 1, 2, 1));
    assertArrayEquals(
        row(0, 0, 1, 1, 2), reductions(plateau(Metric.TRAIN_LOSS, 1, 0, 0), 3, 2, 2, 1, 1));
  }

  @Test
  void anImprovementBeginsTheWaitingAnew() {
    assertArrayEquals(
        row(0, 0, 0, 0, 1, 1),
        reductions(plateau(Metric.VALIDATION_LOSS, 2, 0, 0), 5, 6, 4, 4.5, 4, 3));
  }

  @Test
  void whatIsHigherIsBetterWhereTheMetricSaysSo() {
    assertArrayEquals(
        row(0, 0, 0, 1),
        reductions(plateau(Metric.VALIDATION_ACCURACY, 1, 0, 0), 0.1, 0.2, 0.3, 0.3));
    assertArrayEquals(
        row(0, 1, 2, 2),
        reductions(plateau(Metric.VALIDATION_ACCURACY, 1, 0, 0), 0.3, 0.2, 0.1, 0.4));
  }

  @Test
  void epochsOfTheCooldownAreNotCounted() {
    assertArrayEquals(
        row(0, 0, 1, 1, 1, 1, 1, 2),
        reductions(plateau(Metric.VALIDATION_LOSS, 2, 3, 0), 1, 1, 1, 1, 1, 1, 1, 1));
  }

  @Test
  void aChangeIsAnImprovementAboveTheLeastOne() {
    assertArrayEquals(
        row(0, 1, 1, 2),
        reductions(plateau(Metric.VALIDATION_LOSS, 1, 0, 0.5), 3, 2.5, 2.25, 1.75));
  }

  @Test
  void whatIsNoNumberIsNeverBetter() {
    Plateau plateau = plateau(Metric.VALIDATION_R2, 2, 0, 0);
    assertArrayEquals(row(0, 1), reductions(plateau, Double.NaN, Double.NaN));
    assertTrue(plateau.hasSeenNothing());
    assertArrayEquals(row(1, 1, 2), reductions(plateau, 0.5, Double.NaN, Double.NaN));
  }

  /** Four numbers are all that it keeps: one that is given them goes on as the other does. */
  @Test
  void itsStatesAreAllThatItKnows() {
    Plateau one = plateau(Metric.VALIDATION_LOSS, 2, 2, 0);
    reductions(one, 3, 3, 3, 3);
    Plateau other = plateau(Metric.VALIDATION_LOSS, 2, 2, 0);
    List<State> from = new ArrayList<>();
    List<State> to = new ArrayList<>();
    one.states(from);
    other.states(to);
    assertEquals(
        List.of(
            "number/plateau.best",
            "count/plateau.waited",
            "count/plateau.cooldown",
            "count/plateau.reductions"),
        from.stream().map(State::path).toList());
    for (int i = 0; i < from.size(); i++) {
      to.get(i).values().set(0, from.get(i).values().get(0));
    }
    double[] rest = {3, 3, 3, 2, 2, 2, 2, 2};
    int[] expected = reductions(one, rest);
    assertArrayEquals(row(1, 1, 2, 2, 2, 2, 3, 3), expected);
    assertArrayEquals(expected, reductions(other, rest));
  }
}
