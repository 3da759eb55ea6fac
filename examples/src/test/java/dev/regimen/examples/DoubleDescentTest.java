package dev.regimen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of curves whose shape is known. */
@Tag("pure")
class DoubleDescentTest {
  private static final int[] WIDTHS = {1, 2, 4, 8, 16};

  @Test
  void twoDescentsAreTold() {
    assertEquals(
        "The error falls to 30.00 % at width 2 and rises to 50.00 % at width 8;"
            + " it falls again to 20.00 % at width 16.",
        DoubleDescent.sentence(WIDTHS, new double[] {40, 30, 35, 50, 20}));
  }

  @Test
  void oneDescentIsNotTwo() {
    assertEquals(
        "The error falls with every width: no second descent is seen.",
        DoubleDescent.sentence(WIDTHS, new double[] {50, 40, 30, 20, 10}));
  }

  @Test
  void aRiseToTheEndIsNoDescent() {
    assertEquals(
        "The error falls to 10.00 % at width 2 and rises to 60.00 % at width 16;"
            + " no second descent is seen.",
        DoubleDescent.sentence(WIDTHS, new double[] {20, 10, 15, 30, 60}));
  }
}
