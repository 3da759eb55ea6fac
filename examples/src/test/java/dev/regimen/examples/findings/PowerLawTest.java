package dev.regimen.examples.findings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fit against laws that are known. */
@Tag("pure")
class PowerLawTest {
  private static final double EXACT = 1e-12;

  @Test
  void anExactLawIsFound() {
    int[] x = {1, 4, 16, 64};
    PowerLaw law = PowerLaw.of(x, new double[] {3, 1.5, 0.75, 0.375});
    assertEquals(3, law.factor(), EXACT);
    assertEquals(0.5, law.exponent(), EXACT);
    assertEquals(0.3, law.at(100), EXACT);
  }

  @Test
  void deviationsOnBothSidesOfTheMiddleCancelOut() {
    // In logarithms to base 2: x = 0, 1, 2 and y = 1, 1/2, -1; slope (-1 - 1) / 2.
    PowerLaw law = PowerLaw.of(new int[] {1, 2, 4}, new double[] {2, Math.sqrt(2), 0.5});
    assertEquals(1, law.exponent(), EXACT);
    assertEquals(Math.pow(2, 0.5 / 3 + 1), law.factor(), EXACT);
  }

  @Test
  void eachSeedHasALawOfItsOwn() {
    int[] sizes = {1, 16};
    SeededLaw law =
        SeededLaw.of(sizes, List.of(new double[] {2, 0.5}, new double[] {1, 0.5})); // 1/2 and 1/4
    assertArrayEquals(new double[] {1.5, 0.5}, law.losses(), EXACT);
    assertEquals(Math.log(3) / Math.log(16), law.law().exponent(), EXACT);
    assertEquals(3.0 / 8, law.exponent().mean(), EXACT);
    // Student's t for one degree of freedom is 12.7062; the standard error is half the distance.
    assertEquals(3.0 / 8 - 12.7062 / 8, law.exponent().low(), 1e-4);
  }
}
