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

  /** Of three seeds; t for two degrees of freedom is 4.303, so ± 0.0248 about 0.2. */
  private static final RepeatStatistics SURE = RepeatStatistics.of(List.of(0.19, 0.2, 0.21));

  private static final RepeatStatistics UNSURE = RepeatStatistics.of(List.of(0.1, 0.2, 0.3));

  private static String told(RepeatStatistics rise, double... errors) {
    return DoubleDescent.Shape.of(errors).sentence(WIDTHS, errors, rise);
  }

  @Test
  void twoDescentsAreTold() {
    assertEquals(
        "The squared error falls to 0.3000 at width 2 and rises to 0.5000 at width 8, by 0.1752 to"
            + " 0.2248 (95 % interval over 3 paired seeds); it falls again to 0.2000 at width 16.",
        told(SURE, 0.4, 0.3, 0.35, 0.5, 0.2));
  }

  @Test
  void aRiseWithinChanceIsSaidToBeThat() {
    assertEquals(
        "The squared error falls to 0.3000 at width 2 and rises to 0.5000 at width 8, by -0.0484 to"
            + " 0.4484 (95 % interval over 3 paired seeds), which is not told from chance; it falls"
            + " again to 0.2000 at width 16.",
        told(UNSURE, 0.4, 0.3, 0.35, 0.5, 0.2));
  }

  @Test
  void oneDescentIsNotTwo() {
    assertEquals(
        "The squared error never rises with width: no second descent is seen.",
        told(SURE, 0.5, 0.4, 0.3, 0.2, 0.1));
  }

  @Test
  void aRiseToTheEndIsNoDescent() {
    assertEquals(
        "The squared error falls to 0.1000 at width 2 and rises to 0.6000 at width 16, by 0.1752 to"
            + " 0.2248 (95 % interval over 3 paired seeds); no second descent is seen.",
        told(SURE, 0.2, 0.1, 0.15, 0.3, 0.6));
  }

  @Test
  void aRiseFromTheFirstWidthFollowsNoDescent() {
    assertEquals(
        "The squared error is 0.1000 at width 1 and rises to 0.4000 at width 4, by 0.1752 to 0.2248"
            + " (95 % interval over 3 paired seeds); it falls again to 0.0500 at width 16.",
        told(SURE, 0.1, 0.2, 0.4, 0.3, 0.05));
  }
}
