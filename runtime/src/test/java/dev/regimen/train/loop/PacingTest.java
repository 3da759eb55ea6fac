package dev.regimen.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two workers on machines whose steps take what a test says. */
@Tag("pure")
class PacingTest {
  private static final double MILLISECOND = 1e6;

  private final Pacing pacing = new Pacing(2, 0);
  private double now;
  private double waited;
  private boolean inTurn;
  private int switches;
  private int stepsInTurn;

  /**
   * Runs steps for so many seconds.
   *
   * @param together milliseconds of a step of both at once
   * @param share of that each waits
   * @param turns milliseconds of a step in turn, in which each waits for the other
   * @return milliseconds of a step in the mean
   */
  private double run(double seconds, double together, double share, double turns) {
    double end = now + 1000 * seconds * MILLISECOND;
    double begun = now;
    int steps = 0;
    pacing.begin((long) now, (long) waited);
    while (now < end) {
      double step = MILLISECOND * (inTurn ? turns : together);
      waited += inTurn ? step : 2 * share * step;
      now += step;
      stepsInTurn += inTurn ? 1 : 0;
      steps++;
      boolean next = pacing.stepped((long) now, (long) waited);
      switches += next == inTurn ? 0 : 1;
      inTurn = next;
    }
    return (now - begun) / steps / MILLISECOND;
  }

  @Test
  void whoWaitsLittleStaysTogether() {
    run(60, 1, 0.1, 1.9);
    assertEquals(0, switches);
    assertEquals(
        "waiting: 10 % of the time of 2 workers who went together; 0 of 60,000 steps went in turn",
        pacing.line());
  }

  @Test
  void onABusyMachineTheyTakeTurnsAndWhenItIsFreeTheyGoTogether() {
    run(2, 0.6, 0.05, 1.1);
    assertFalse(inTurn);
    run(1, 3, 0.6, 1.2);
    double busy = run(20, 3, 0.6, 1.2);
    assertTrue(busy < 1.05 * 1.2, "a step took " + busy + " ms");
    run(5, 0.6, 0.05, 1.1);
    assertFalse(inTurn);
    int before = stepsInTurn;
    run(5, 0.6, 0.05, 1.1);
    assertEquals(before, stepsInTurn);
  }

  /** Where one has more to do than the other, to take turns is no help and is hardly tried. */
  @Test
  void trialsThatLoseCostLittle() {
    run(1, 1, 0.3, 1.4);
    double mean = run(60, 1, 0.3, 1.4);
    assertTrue(stepsInTurn > 0);
    assertTrue(mean < 1.01, "a step took " + mean + " ms");
  }

  @Test
  void longStepsAreComparedToo() {
    run(10, 400, 0.5, 900);
    assertTrue(switches <= 4, switches + " switches");
    assertFalse(inTurn);
  }

  @Test
  void whileCodeIsBeingCompiledNothingIsTried() {
    run(0.9, 3, 0.6, 1.2);
    assertEquals(0, switches);
  }
}
