package dev.regimen.examples.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.experiment.RepeatStatistics;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of curves whose shape is known. */
@Tag("pure")
class DoubleDescentTest {
  private static final int[] WIDTHS = {1, 2, 4, 8, 16};

  /** Of three seeds; t for two degrees of freedom is 4.303, so ± 2.48 points about 20. */
  private static final RepeatStatistics SURE = RepeatStatistics.of(List.of(0.19, 0.2, 0.21));

  private static final RepeatStatistics UNSURE = RepeatStatistics.of(List.of(0.1, 0.2, 0.3));

  private static String told(RepeatStatistics rise, double... errors) {
    return DoubleDescent.Shape.of(errors).sentence(WIDTHS, errors, rise);
  }

  @Test
  void twoDescentsAreTold() {
    assertEquals(
        "The error falls to 30.00 % at width 2 and rises to 50.00 % at width 8, by 17.52 to 22.48"
            + " points (95 % interval over 3 paired seeds); it falls again to 20.00 % at width 16.",
        told(SURE, 40, 30, 35, 50, 20));
  }

  @Test
  void aRiseWithinChanceIsSaidToBeThat() {
    assertEquals(
        "The error falls to 30.00 % at width 2 and rises to 50.00 % at width 8, by -4.84 to 44.84"
            + " points (95 % interval over 3 paired seeds), which is not told from chance; it falls"
            + " again to 20.00 % at width 16.",
        told(UNSURE, 40, 30, 35, 50, 20));
  }

  @Test
  void oneDescentIsNotTwo() {
    assertEquals(
        "The error never rises with width: no second descent is seen.",
        told(SURE, 50, 40, 30, 20, 10));
  }

  @Test
  void aRiseToTheEndIsNoDescent() {
    assertEquals(
        "The error falls to 10.00 % at width 2 and rises to 60.00 % at width 16, by 17.52 to 22.48"
            + " points (95 % interval over 3 paired seeds); no second descent is seen.",
        told(SURE, 20, 10, 15, 30, 60));
  }
}
